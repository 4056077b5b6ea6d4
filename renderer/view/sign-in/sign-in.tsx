import { useApp, usePart } from '../app-context.ts';
import { Bird } from '../icons.tsx';
import { strings } from '../strings.ts';
import { KnownAccounts } from './known-accounts.tsx';
import { stepTitle } from './step-title.ts';
import { Ways } from './ways.tsx';

/** The window of somebody who is signed in nowhere: the first start, most often. */
export function SignIn() {
  const step = usePart(useApp().entry, ({ entry }) => entry);
  const choosing = step.way === 'choose';
  return (
    <main className="sign-in">
      <div className={choosing ? 'sign-in-card choosing' : 'sign-in-card'}>
        <Bird size={choosing ? 64 : 40} />
        <h1>{choosing ? strings.perch : stepTitle(step)}</h1>
        {choosing && <p className="lead">{strings.signIn.lead}</p>}
        {choosing && <KnownAccounts />}
        <Ways />
      </div>
    </main>
  );
}
