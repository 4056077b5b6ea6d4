import { useEffect, useRef, useState } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import { AccountMenu } from './accounts/account-menu.tsx';
import { useApp, usePart } from './app-context.ts';
import { ConnectionState } from './connection/connection-state.tsx';
import { tameName } from './plain-text.ts';
import { strings } from './strings.ts';
import { useEscapeOutside } from './use-escape-outside.ts';
import { useSteps } from './use-steps.ts';

interface Props {
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

/** Who is signed in, how that stands, and where one can go from here. */
export function WhoMenu({ anchor, onClose }: Props) {
  const { session, sharing } = useApp();
  const account = usePart(session, (state) => state.account);
  const steps = useSteps();
  // What the menu was opened for, most likely; it does not move when the connection changes.
  const [first] = useState(steps.length === 0);
  const overlay = useRef<HTMLElement>(null);
  useEscapeOutside(overlay, onClose);
  useEffect(() => void sharing.read(), [sharing]);
  return (
    <Popover
      ref={overlay}
      className="popover who-menu"
      triggerRef={{ current: anchor }}
      isOpen
      placement="top start"
      onOpenChange={(open) => !open && onClose()}
    >
      <Dialog className="who-dialog" aria-label={strings.accounts.open}>
        <p className="account">
          <bdi className="clip name">{tameName(account?.displayName ?? '')}</bdi>
          <bdi className="clip address" title={account?.address}>
            {account?.address}
          </bdi>
        </p>
        <ConnectionState onClose={onClose} />
        <AccountMenu onClose={onClose} first={first} />
      </Dialog>
    </Popover>
  );
}
