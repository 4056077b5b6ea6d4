import { lazy, Suspense, useState } from 'react';
import { useApp, usePart } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';

const ConnectionDetails = lazy(async () => ({
  default: (await import('./connection-details.tsx')).ConnectionDetails,
}));

/** Who one is and how one is connected: a word, never a banner. Its details open beside it. */
export function ConnectionWord() {
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
          {strings.connection.states[connection.state]}
        </div>
        <button
          type="button"
          className="cover"
          ref={setAnchor}
          aria-label={strings.connection.details}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        />
      </div>
      <button
        type="button"
        className="icon-button"
        aria-label={strings.settings.open}
        title={strings.settings.open}
        onClick={() => place.openDialog('settings')}
      >
        <Icon name="settings" />
      </button>
      {open && anchor && (
        <Suspense>
          <ConnectionDetails anchor={anchor} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </footer>
  );
}
