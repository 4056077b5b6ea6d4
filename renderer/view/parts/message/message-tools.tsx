import { useState } from 'react';
import type { StoredMessage } from '#renderer/store/facts.ts';
import { Icon } from '#renderer/view/icons.tsx';
import { onDemand } from '#renderer/view/on-demand.tsx';
import { strings } from '#renderer/view/strings.ts';

const MessageMenu = onDemand(async () => (await import('./message-menu.tsx')).MessageMenu);

interface Props {
  readonly message: StoredMessage;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** What can be done with a message, while somebody points at it or holds the focus in it. */
export function MessageTools({ message, open, onOpen }: Props) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <button
        type="button"
        className="icon-button tools"
        ref={setAnchor}
        aria-label={strings.timeline.tools}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => onOpen(!open)}
      >
        <Icon name="more" />
      </button>
      {open && anchor && <MessageMenu message={message} anchor={anchor} onClose={() => onOpen(false)} />}
    </>
  );
}
