import { strings } from '../strings.ts';

/** What no one changes: the same everywhere, in Perch and elsewhere. */
export function FixedKeys() {
  return (
    <section aria-label={strings.keys.fixedTitle}>
      <h3>{strings.keys.fixedTitle}</h3>
      <ul>
        {strings.keys.fixed.map(([keys, meaning]) => (
          <li key={meaning} className="key-row">
            <span className="key-meaning">{meaning}</span>
            <span className="key-held">
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
