import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';

/** Who signed out of one account may have others on this device. */
export function KnownAccounts() {
  const { entry, session } = useApp();
  const accounts = usePart(session, (state) => state.accounts);
  const { busy, fault, run } = useSubmit();
  if (accounts.length === 0) return null;
  return (
    <section className="known-accounts" aria-labelledby="known-accounts">
      <h2 id="known-accounts">{strings.signIn.known}</h2>
      <ul>
        {accounts.map(({ address, displayName }) => (
          <li key={address}>
            <button
              type="button"
              className="known-account"
              aria-disabled={busy}
              onClick={() => void run(() => entry.enter('account.switchTo', { address }))}
            >
              <bdi className="clip name">{tameName(displayName)}</bdi>
              <bdi className="clip address">{address}</bdi>
            </button>
          </li>
        ))}
      </ul>
      <FaultNote fault={fault} />
    </section>
  );
}
