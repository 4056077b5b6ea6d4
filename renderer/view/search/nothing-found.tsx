import { useApp, usePart } from '../app-context.ts';
import { excerpt } from '../parts/message/marked.ts';
import { strings } from '../strings.ts';
import { cannotBeFound } from './cannot-be-found.ts';

/** Why nothing stands there: nothing asked, nothing to look for, or nothing found. */
export function NothingFound() {
  const { search } = useApp();
  const state = usePart(search, (all) => all);
  const { text, filter, answered } = state;
  const { rooms: _, ...narrowing } = filter;
  const words = text.trim();
  const narrowed = Object.keys(narrowing).length > 0;
  if (words === '' && !narrowed) return <p className="search-hint">{strings.search.hint}</p>;
  if (!answered) return <p className="search-none late">{strings.search.searching}</p>;
  const why = cannotBeFound(state);
  if (why !== undefined) return <p className="search-none">{why}</p>;
  return (
    <div className="search-none">
      <p>{words === '' ? strings.search.nothingFits : strings.search.nothing(excerpt(words, []))}</p>
      {[...words].length === 1 && <p className="hint">{strings.search.tooShort}</p>}
      {Object.keys(filter).length > 0 && words !== '' && (
        <button
          type="button"
          className="button plain small"
          onClick={() => {
            const all = Object.keys(filter).map((name) => [name, undefined]);
            void search.narrow(Object.fromEntries(all));
          }}
        >
          {strings.search.withoutFilters}
        </button>
      )}
    </div>
  );
}
