import { useCallback, useId } from 'react';
import type { FeedMatch, PrincipalSummary } from '#renderer/store/facts.ts';
import type { MatchChange } from '#renderer/store/feeds/feed-draft.ts';
import { useApp, usePart } from '../app-context.ts';
import { PeoplePicker } from '../parts/people/people-picker.tsx';
import { isLike } from '../parts/people/principal-name.ts';
import type { FindPeople } from '../parts/people/use-eligible.ts';
import { strings } from '../strings.ts';

interface Props {
  readonly match: FeedMatch;
  readonly onChange: (change: MatchChange) => void;
}

/** Whose messages: these people, or whoever is called so. */
export function AuthorsField({ match, onChange }: Props) {
  const { talkers } = useApp();
  const known = usePart(talkers, (state) => state.people);
  const id = useId();
  const find = useFindAuthors();
  const people = (match.authors ?? []).map(
    (address): PrincipalSummary => ({
      address,
      type: 'LocalUser',
      name: known.get(address)?.name ?? address,
    }),
  );
  return (
    <>
      <PeoplePicker
        label={strings.feedForm.people}
        hint={strings.feedForm.peopleHint}
        placeholder={strings.roomForm.addPerson}
        people={people}
        find={find}
        onChange={(all) =>
          onChange({ authors: all.length > 0 ? all.map(({ address }) => address) : undefined })
        }
      />
      {/* From a search that had only a part of a name. */}
      {match.by !== undefined && (
        <div className="field">
          <label htmlFor={id}>{strings.feedForm.by}</label>
          <input
            id={id}
            className="input"
            dir="auto"
            maxLength={200}
            value={match.by}
            onChange={({ target }) => onChange({ by: target.value })}
          />
        </div>
      )}
    </>
  );
}

/** Those who spoke in the open room, and whom the service knows; no groups: only people write. */
function useFindAuthors(): FindPeople {
  const { ask, talkers } = useApp();
  return useCallback(
    async (text) => {
      const here = [...talkers.state.getState().people.values()]
        .map(({ id, name }): PrincipalSummary => ({ address: id, name, type: 'LocalUser' }))
        .filter(isLike(text));
      const found = await ask('people.find', { text, max: 20 }).catch(() => undefined);
      const others = (found?.principals ?? []).filter(({ type }) => type === 'LocalUser');
      const taken = new Set(here.map(({ address }) => address));
      return {
        principals: [...here, ...others.filter(({ address }) => !taken.has(address))],
        moreAvailable: found?.moreAvailable ?? false,
      };
    },
    [ask, talkers],
  );
}
