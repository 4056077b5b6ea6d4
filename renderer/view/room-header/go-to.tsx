import { useState } from 'react';
import type { RoomEntry } from '#renderer/store/facts.ts';
import { Icon } from '../icons.tsx';
import { onDemand } from '../on-demand.tsx';
import { useKey } from '../parts/use-key.ts';
import { strings } from '../strings.ts';

const Places = onDemand(async () => (await import('./places.tsx')).Places);

/** Elsewhere in the room: to what is unread, to a mention, to a day. */
export function GoTo({ room }: { readonly room: RoomEntry }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="icon-button"
        ref={setAnchor}
        aria-label={strings.goTo.open}
        {...useKey('go to', strings.goTo.open)}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="calendar" />
      </button>
      {open && anchor && <Places room={room} anchor={anchor} onClose={() => setOpen(false)} />}
    </>
  );
}
