import { Header, Menu, MenuItem, MenuSection, Separator } from 'react-aria-components';
import type { Account } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { ActionItems } from '../parts/action-items.tsx';
import { readAll } from '../parts/read-all.ts';
import { useAccountActions } from '../parts/use-account-actions.ts';
import { useQuietActions } from '../parts/use-quiet-actions.ts';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';

interface Props {
  readonly onClose: () => void;
  /** Takes the focus when it appears. */
  readonly first: boolean;
}

/** From this account to another, to more people, and out. */
export function AccountMenu({ onClose, first }: Props) {
  const app = useApp();
  const { session, entry, notices } = app;
  const { account, accounts } = usePart(session, (state) => state);
  const others = accounts.filter(({ address }) => address !== account?.address);
  const now = [...useQuietActions(), readAll(app)];
  const actions = useAccountActions();
  const switchTo = (address: string): void =>
    void entry.enter('account.switchTo', { address }).catch(notices.trouble);
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
      <ActionItems actions={now} />
      <Separator className="menu-line" />
      <ActionItems actions={actions} />
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
