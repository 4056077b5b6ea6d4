import type { Entry } from '#renderer/store/entry.ts';
import { useApp, usePart } from '../app-context.ts';
import { strings } from '../strings.ts';
import { Choices } from './choices.tsx';
import { HereForm } from './here-form.tsx';
import { InvitationForm } from './invitation-form.tsx';
import { ServerForm } from './server-form.tsx';

/** The step at which somebody stands on the way in, and the way back to the choice. */
export function Ways() {
  const { entry } = useApp();
  const step = usePart(entry, (state) => state.entry);
  const chosen = step.way !== 'choose' && !(step.way === 'server' && step.again);
  return (
    <>
      <Way step={step} />
      {chosen && (
        <button
          type="button"
          className="button plain other-way"
          onClick={() => entry.go({ way: 'choose', from: step.way })}
        >
          {strings.signIn.other}
        </button>
      )}
    </>
  );
}

function Way({ step }: { readonly step: Entry }) {
  switch (step.way) {
    case 'choose':
      return <Choices from={step.from} />;
    case 'here':
      return <HereForm />;
    case 'server':
      return <ServerForm again={step.again} />;
    case 'invitation':
      return <InvitationForm link={step.link} />;
  }
}
