import { useApp, usePart } from '../app-context.ts';
import type { Step } from '../next-steps.ts';
import { strings } from '../strings.ts';
import { useSteps } from '../use-steps.ts';

/** The ways out of a connection that does not come back by itself, the likeliest first. */
export function NextSteps({ onClose }: { readonly onClose: () => void }) {
  const { session, entry, ask, notices } = useApp();
  const account = usePart(session, (state) => state.account);
  const steps = useSteps();
  const retry = (): void => void ask('connection.retry', {}).catch(notices.trouble);
  const signIn = (askServer: boolean): void => {
    if (!account) return;
    const { address, signInBy = 'password' } = account;
    onClose();
    entry.open({ way: 'server', again: { address, by: signInBy, askServer } });
  };
  const take: Readonly<Record<Step, () => void>> = {
    'try again': retry,
    'use here': retry,
    'sign in': () => signIn(false),
    'change server': () => signIn(true),
    'new invitation': () => {
      onClose();
      entry.open({ way: 'invitation' });
    },
  };
  if (steps.length === 0) return null;
  return (
    <div className="next-steps">
      {steps.map((step, index) => (
        <button
          key={step}
          type="button"
          className={index === 0 ? 'button primary' : 'button'}
          // biome-ignore lint/a11y/noAutofocus: it was opened because of what can be done
          autoFocus={index === 0}
          onClick={take[step]}
        >
          {strings.steps[step]}
        </button>
      ))}
    </div>
  );
}
