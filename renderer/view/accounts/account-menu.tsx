import { Header, Menu, MenuItem, MenuSection, Separator } from 'react-aria-components';
import type { Account } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { Icon, type IconName } from '../icons.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { QuietItems } from './quiet-items.tsx';

interface Props {
  readonly onClose: () => void;
  /** Takes the focus when it appears. */
  readonly first: boolean;
}

/** From this account to another, to more people, and out. */
export function AccountMenu({ onClose, first }: Props) {
  const { ask, session, place, entry, notices, sharing, service } = useApp();
  const { account, accounts, mayInvite } = usePart(session, (state) => state);
  const others = accounts.filter(({ address }) => address !== account?.address);
  const shared = usePart(sharing, (state) => state.sharing?.state === 'on');
  const invites = mayInvite || account?.place === 'This computer';
  const administers = usePart(service, (state) => (state.service?.administers.length ?? 0) > 0);
  const switchTo = (address: string): void =>
    void entry.enter('account.switchTo', { address }).catch(notices.trouble);
  const readAll = (): void => void ask('rooms.markAllRead', {}).catch(notices.trouble);
  const signOut = (): void => void entry.enter('account.signOut', { forget: false }).catch(notices.trouble);
  return (
    <Menu className="menu" aria-label={strings.accounts.menu} onClose={onClose} autoFocus={first && 'first'}>
      {others.length > 0 && (
        <MenuSection>
          <Header className="menu-header">{strings.accounts.others}</Header>
          {others.map((other) => (
            <OtherAccount key={other.address} account={other} onAction={() => switchTo(other.address)} />
          ))}
        </MenuSection>
      )}
      {others.length > 0 && <Separator className="menu-line" />}
      <QuietItems />
      <Item icon="check" text={strings.rooms.readAll} onAction={readAll} />
      <Separator className="menu-line" />
      {invites && (
        <Item
          icon="invitation"
          text={strings.accounts.letJoin}
          {...(shared && { hint: strings.accounts.shared })}
          onAction={() => place.openDialog('share')}
        />
      )}
      {administers && (
        <Item
          icon="server"
          text={strings.administration.open}
          onAction={() => place.openDialog('administration')}
        />
      )}
      <Item icon="plus" text={strings.accounts.add} onAction={() => entry.open({ way: 'choose' })} />
      <Item icon="leave" text={strings.accounts.signOut} onAction={signOut} />
      <Item icon="forget" text={strings.accounts.forget} onAction={() => place.openDialog('forget')} />
    </Menu>
  );
}

interface OtherProps {
  readonly account: Account;
  readonly onAction: () => void;
}

function OtherAccount({ account: { address, displayName, place }, onAction }: OtherProps) {
  const name = tameName(displayName);
  const where = place === 'This computer' ? strings.accounts.here : address;
  return (
    <MenuItem className="menu-item account" textValue={`${name}, ${where}`} onAction={onAction}>
      <bdi className="clip name">{name}</bdi>
      <bdi className="clip address">{where}</bdi>
    </MenuItem>
  );
}

interface ItemProps {
  readonly icon: IconName;
  readonly text: string;
  /** How it stands with that now. */
  readonly hint?: string;
  readonly onAction: () => void;
}

function Item({ icon, text, hint, onAction }: ItemProps) {
  return (
    <MenuItem className="menu-item" textValue={text} onAction={onAction}>
      <Icon name={icon} />
      {text}
      {hint !== undefined && <span className="menu-hint">{hint}</span>}
    </MenuItem>
  );
}
