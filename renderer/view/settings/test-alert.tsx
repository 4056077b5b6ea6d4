import { useState } from 'react';
import { useApp } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { strings } from '../strings.ts';
import { useQuiet } from '../use-quiet.ts';
import { useSubmit } from '../use-submit.ts';
import { type PageOutcome, tryNotification } from './try-notification.ts';

/** Sends a notification the way in which alerts go, and says what became of it. */
export function TestAlert() {
  const { ask } = useApp();
  const { busy, fault, run } = useSubmit();
  const quiet = useQuiet();
  const [outcome, setOutcome] = useState<PageOutcome | 'handed over'>();
  const words = strings.testAlert;
  const test = async (): Promise<void> => {
    setOutcome(undefined);
    const { shownByHost } = await ask('alerts.test', { title: words.title, text: words.text });
    setOutcome(shownByHost ? 'handed over' : await tryNotification(words.title, words.text));
  };
  return (
    <div className="field">
      <button type="button" className="button test-alert" disabled={busy} onClick={() => void run(test)}>
        {words.send}
      </button>
      <div role="status" className="hint">
        {outcome !== undefined && <p>{words.outcomes[outcome]}</p>}
        {outcome !== undefined && quiet && <p>{words.quiet(strings.quiet[quiet.kind])}</p>}
      </div>
      <FaultNote fault={fault} />
    </div>
  );
}
