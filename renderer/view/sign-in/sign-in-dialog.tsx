import { useApp, usePart } from '../app-context.ts';
import { ModalFrame } from '../modal.tsx';
import { stepTitle } from './step-title.ts';
import { Ways } from './ways.tsx';

/** The same way in, over the rooms of who is in already: they stay until the next account is there. */
export function SignInDialog() {
  const step = usePart(useApp().entry, ({ entry }) => entry);
  return (
    <ModalFrame title={stepTitle(step)}>
      <div className="sign-in-body">
        <Ways />
      </div>
    </ModalFrame>
  );
}
