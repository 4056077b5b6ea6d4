import { useEffect, useState } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import type { Connection } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { strings } from '../strings.ts';

interface Props {
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

/** What the word means, why, and when the next try comes. */
export function ConnectionDetails({ anchor, onClose }: Props) {
  const { session, ask, notices } = useApp();
  const { connection, account } = usePart(session, (state) => state);
  const stuck = connection.state === 'waiting' || connection.state === 'offline';
  return (
    <Popover
      className="popover"
      triggerRef={{ current: anchor }}
      isOpen
      placement="top start"
      onOpenChange={(open) => !open && onClose()}
    >
      <Dialog className="connection-details" aria-label={strings.connection.details}>
        <h2>{strings.connection.states[connection.state]}</h2>
        <p>{strings.connection.explain[connection.state]}</p>
        {connection.fault && <p className="reason">{connection.fault.text}</p>}
        <NextTry connection={connection} />
        {stuck && (
          <button
            type="button"
            className="button primary"
            onClick={() => ask('connection.retry', {}).catch(notices.trouble)}
          >
            {strings.connection.tryNow}
          </button>
        )}
        <p className="where">
          {strings.connection.place} <bdi>{account?.address}</bdi>
        </p>
      </Dialog>
    </Popover>
  );
}

function NextTry({ connection: { nextTryAt } }: { readonly connection: Connection }) {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  if (nextTryAt === undefined) return null;
  return (
    <p className="next-try">{strings.connection.nextTry(Math.max(0, Math.ceil((nextTryAt - now) / 1000)))}</p>
  );
}
