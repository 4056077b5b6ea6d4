import type { AlertRule } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { ModalFrame } from '../modal.tsx';
import { ruleWords } from '../parts/alerts/rule-words.ts';
import { strings } from '../strings.ts';
import { NewRule } from './new-rule.tsx';

/** What the person wants to hear of, and of what not, in sentences. */
export function AlertRules() {
  const { alertChoices } = useApp();
  const rules = usePart(alertChoices, (state) => state.rules);
  const words = strings.alertRules;
  return (
    <ModalFrame title={words.title}>
      <div className="dialog-form">
        {rules.length === 0 ? (
          <div className="field">
            <p>{words.none}</p>
            <ul className="rule-examples hint">
              {words.examples.map((example) => (
                <li key={example}>{example}</li>
              ))}
            </ul>
          </div>
        ) : (
          <ul className="rules" aria-label={words.list}>
            {rules.map((rule) => (
              <RuleLine key={rule.id} rule={rule} />
            ))}
          </ul>
        )}
        <NewRule />
        <div className="field footnotes">
          <p className="hint">{words.intro}</p>
          <p className="hint">{words.reply}</p>
          <p className="hint">{words.here}</p>
        </div>
      </div>
    </ModalFrame>
  );
}

function RuleLine({ rule }: { readonly rule: AlertRule }) {
  const app = useApp();
  const sentence = ruleWords(rule, app);
  return (
    <li className="rule">
      <Icon name={rule.action === 'notify' || rule.action === 'sound' ? 'bell' : 'muted'} />
      <span className="rule-words" dir="auto">
        {sentence}
      </span>
      <button
        type="button"
        className="icon-button"
        aria-label={strings.alertRules.remove(sentence)}
        onClick={() => app.alertChoices.removeRule(rule.id)}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}
