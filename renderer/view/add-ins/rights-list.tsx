import { tame } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { isSeeing, type Wish, wordsOf } from './rights-words.ts';

/** What it will see, and what it will do, each with the purpose that its author gives. */
export function Rights({ wishes }: { readonly wishes: readonly Wish[] }) {
  if (wishes.length === 0) return <p>{strings.addInConsent.nothing}</p>;
  return (
    <>
      <Part title={strings.addInConsent.sees} wishes={wishes.filter(({ right }) => isSeeing(right))} />
      <Part title={strings.addInConsent.does} wishes={wishes.filter(({ right }) => !isSeeing(right))} />
    </>
  );
}

function Part({ title, wishes }: { readonly title: string; readonly wishes: readonly Wish[] }) {
  if (wishes.length === 0) return null;
  return (
    <section className="consent-part">
      <h4>{title}</h4>
      <ul className="wishes">
        {wishes.map(({ right, purpose }) => (
          <li key={right}>
            {wordsOf(right)}
            <span className="purpose" dir="auto">
              {tame(purpose)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
