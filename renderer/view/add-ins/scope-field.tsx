import type { GrantScope } from '#renderer/store/facts.ts';
import { strings } from '../strings.ts';

const scopes = ['now', 'room', 'always'] as const;

interface Props {
  readonly scope: GrantScope;
  readonly onChange: (scope: GrantScope) => void;
}

export function ScopeField({ scope, onChange }: Props) {
  return (
    <fieldset className="consent-part">
      <legend>{strings.addInConsent.scope}</legend>
      <div className="segments">
        {scopes.map((each) => (
          <label key={each} className="segment">
            <input type="radio" name="scope" checked={scope === each} onChange={() => onChange(each)} />
            <span>{strings.addInConsent.scopes[each]}</span>
          </label>
        ))}
      </div>
      <p className="purpose">{strings.addInConsent.scopesMore[scope]}</p>
    </fieldset>
  );
}
