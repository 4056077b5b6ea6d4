import { useState } from 'react';
import { useApp, usePart } from './app-context.ts';
import { connectionWord } from './connection/connection-word.ts';
import { Icon } from './icons.tsx';
import { onDemand } from './on-demand.tsx';
import { useKey } from './parts/use-key.ts';
import { tameName } from './plain-text.ts';
import { QuietSign } from './quiet-sign.tsx';
import { strings } from './strings.ts';

const WhoMenu = onDemand(async () => (await import('./who-menu.tsx')).WhoMenu);

/** Who one is and how one is connected: a word, never a banner. What can be done about both opens beside it. */
export function Who() {
  const { session, place } = useApp();
  const { connection, account } = usePart(session, (state) => state);
  const [open, setOpen] = useState(false);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <footer className="connection">
      <div className={`who ${connection.state.replace(' ', '-')}`}>
        <span className="dot" />
        <bdi className="clip name">{tameName(account?.displayName ?? '')}</bdi>
        <div role="status" aria-label={strings.connection.name} className="clip word">
          {connectionWord(connection)}
        </div>
        <button
          type="button"
          className="cover"
          ref={setAnchor}
          aria-label={strings.accounts.open}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        />
      </div>
      <QuietSign />
      <button
        type="button"
        className="icon-button"
        aria-label={strings.settings.open}
        {...useKey('settings', strings.settings.open)}
        onClick={() => place.openDialog('settings')}
      >
        <Icon name="settings" />
      </button>
      {open && anchor && <WhoMenu anchor={anchor} onClose={() => setOpen(false)} />}
    </footer>
  );
}
