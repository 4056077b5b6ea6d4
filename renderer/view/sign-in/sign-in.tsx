import { useState } from 'react';
import { Bird, Icon, type IconName } from '../icons.tsx';
import { strings } from '../strings.ts';
import { HereForm } from './here-form.tsx';
import { ServerForm } from './server-form.tsx';

type Choice = 'here' | 'server';

/** The first start: where the rooms shall be. */
export function SignIn() {
  const [choice, setChoice] = useState<Choice | null>(null);
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <Bird size={64} />
        <h1>{strings.signIn.title}</h1>
        <p className="lead">{strings.signIn.lead}</p>
        {choice === null && <Choices choose={setChoice} />}
        {choice === 'here' && <HereForm />}
        {choice === 'server' && <ServerForm />}
        {choice !== null && (
          <button type="button" className="button plain" onClick={() => setChoice(null)}>
            {strings.signIn.other}
          </button>
        )}
      </div>
    </main>
  );
}

function Choices({ choose }: { readonly choose: (choice: Choice) => void }) {
  return (
    <div className="choices">
      <ChoiceButton
        icon="computer"
        title={strings.signIn.here}
        text={strings.signIn.hereMore}
        onChoose={() => choose('here')}
      />
      <ChoiceButton
        icon="server"
        title={strings.signIn.server}
        text={strings.signIn.serverMore}
        onChoose={() => choose('server')}
      />
    </div>
  );
}

interface ChoiceProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly onChoose: () => void;
}

function ChoiceButton({ icon, title, text, onChoose }: ChoiceProps) {
  return (
    <button type="button" className="choice" onClick={onChoose}>
      <Icon name={icon} />
      <span className="choice-title">{title}</span>
      <span className="choice-text">{text}</span>
    </button>
  );
}
