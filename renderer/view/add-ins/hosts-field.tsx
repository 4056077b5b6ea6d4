import { useId } from 'react';
import type { ListedAddIn } from '#renderer/store/facts.ts';
import { tame } from '../plain-text.ts';
import { strings } from '../strings.ts';

interface Props {
  readonly wishes: ListedAddIn['hosts'];
  readonly filled: Readonly<Record<string, string>>;
  readonly isWrong: (name: string) => boolean;
  readonly onFill: (name: string, text: string) => void;
}

/** Where data may go, each with its reason; some addresses only the person knows. */
export function Hosts({ wishes, filled, isWrong, onFill }: Props) {
  if (wishes.length === 0) return null;
  return (
    <section className="consent-part">
      <h4>{strings.addInConsent.reaches}</h4>
      <ul className="wishes">
        {wishes.map((wish) =>
          'origin' in wish ? (
            <li key={wish.origin}>
              <bdi className="host">{wish.origin}</bdi>
              <span dir="auto">{tame(wish.reason)}</span>
            </li>
          ) : (
            <HostField
              key={wish.name}
              name={wish.name}
              reason={wish.reason}
              value={filled[wish.name] ?? ''}
              wrong={isWrong(wish.name)}
              onFill={(text) => onFill(wish.name, text)}
            />
          ),
        )}
      </ul>
    </section>
  );
}

interface HostProps {
  readonly name: string;
  readonly reason: string;
  readonly value: string;
  readonly wrong: boolean;
  readonly onFill: (text: string) => void;
}

function HostField({ name, reason, value, wrong, onFill }: HostProps) {
  const id = useId();
  return (
    <li className="field">
      <label htmlFor={id}>{strings.addInConsent.hostFor(name)}</label>
      <span dir="auto">{tame(reason)}</span>
      <input
        id={id}
        className="input"
        type="url"
        dir="ltr"
        required
        value={value}
        aria-invalid={wrong}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onFill(event.target.value)}
      />
      <span id={`${id}-hint`} className={wrong ? 'hint wrong' : 'hint'}>
        {wrong ? strings.addInConsent.hostWrong : strings.addInConsent.hostHint}
      </span>
    </li>
  );
}
