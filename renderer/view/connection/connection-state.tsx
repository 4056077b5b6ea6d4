import { useApp, usePart } from '../app-context.ts';
import { CertificateChanged } from '../certificate-changed.tsx';
import { tameSentence } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { connectionTitle } from './connection-word.ts';
import { NextSteps } from './next-steps.tsx';
import { NextTry } from './next-try.tsx';

/** What the word means, why it is so, and what can be done. */
export function ConnectionState({ onClose }: { readonly onClose: () => void }) {
  const connection = usePart(useApp().session, (state) => state.connection);
  const { state, fault, nextTryAt } = connection;
  const away = state === 'waiting' || state === 'offline';
  return (
    <section className="connection-state" aria-label={strings.connection.name}>
      {away && fault?.code === 'CertificateChanged' ? (
        <CertificateChanged fault={fault} />
      ) : (
        <>
          <h2>{connectionTitle(connection)}</h2>
          {away && fault && (
            <p className="reason">
              <bdi>{tameSentence(fault.text)}</bdi>
            </p>
          )}
        </>
      )}
      <p>{strings.connection.explain[state]}</p>
      <NextTry at={nextTryAt} />
      <NextSteps onClose={onClose} />
    </section>
  );
}
