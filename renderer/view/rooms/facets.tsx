import { useState } from 'react';
import type { ChatRoomCriteria, ChatRoomFacet, PrincipalSummary } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { PersonField } from '../parts/people/person-field.tsx';
import { principalName } from '../parts/people/principal-name.ts';
import { strings } from '../strings.ts';

/** By what rooms can be looked for here, beside their words; what the server cannot choose by is not offered. */
export function Facets() {
  const { directory, service } = useApp();
  const criteria = usePart(directory, (state) => state.criteria);
  const known = usePart(service, (state) => state.service);
  const missing = known?.missingFacets ?? {};
  const set = (part: Partial<ChatRoomCriteria>): void => directory.look({ ...criteria, ...part });
  const unset = (facet: ChatRoomFacet): void => {
    const { [facet]: _gone, ...rest } = criteria;
    directory.look(rest);
  };
  const choices = choicesOf(known?.categories ?? [], known?.addIns ?? []).filter(
    ({ facet, options }) => missing[facet] === undefined && options.length > 0,
  );
  const people = (['member', 'manager', 'joinedUser'] as const).filter(
    (facet) => missing[facet] === undefined,
  );
  const reasons = new Set(Object.values(missing));
  return (
    <div className="facets">
      {choices.map(({ facet, options }) => (
        <div key={facet} className="field">
          <label htmlFor={`facet-${facet}`}>{strings.findRooms[facet]}</label>
          <select
            id={`facet-${facet}`}
            className="input"
            value={String(criteria[facet] ?? '')}
            onChange={({ target: { value } }) => {
              const option = options.find((each) => each.key === value);
              if (option) set(option.criteria);
              else unset(facet);
            }}
          >
            <option value="">{strings.findRooms.any}</option>
            {options.map(({ key, word }) => (
              <option key={key} value={key}>
                {word}
              </option>
            ))}
          </select>
        </div>
      ))}
      {people.map((facet) => (
        <PersonFacet
          key={facet}
          label={strings.findRooms[facet]}
          onChange={(person) => (person ? set({ [facet]: person.address }) : unset(facet))}
        />
      ))}
      {criteria.mine === 'manager' && missing.disabled === undefined && (
        <label className="option">
          <input
            type="checkbox"
            checked={criteria.disabled === true}
            onChange={({ target: { checked } }) => (checked ? set({ disabled: true }) : unset('disabled'))}
          />
          {strings.findRooms.disabled}
        </label>
      )}
      {reasons.size > 0 && <p className="hint">{[...reasons].join(' ')}</p>}
    </div>
  );
}

type ChoiceFacet = 'category' | 'privacy' | 'behavior' | 'addIn' | 'invitations';

interface Choice {
  readonly facet: ChoiceFacet;
  readonly options: readonly {
    readonly key: string;
    readonly word: string;
    readonly criteria: Partial<ChatRoomCriteria>;
  }[];
}

function choicesOf(
  categories: readonly { readonly uri: string; readonly name: string }[],
  addIns: readonly { readonly name: string }[],
): readonly Choice[] {
  const { kind } = strings.rooms;
  const { behaviors, invited } = strings.findRooms;
  const inCategory = categories.map(({ uri, name }) => ({
    key: uri,
    word: name,
    criteria: { category: uri },
  }));
  return [
    { facet: 'category', options: inCategory.length > 1 ? inCategory : [] },
    {
      facet: 'privacy',
      options: (['Open', 'Closed', 'Secret'] as const).map((privacy) => ({
        key: privacy,
        word: kind[privacy],
        criteria: { privacy },
      })),
    },
    {
      facet: 'behavior',
      options: (['Normal', 'Auditorium'] as const).map((behavior) => ({
        key: behavior,
        word: behaviors[behavior],
        criteria: { behavior },
      })),
    },
    {
      facet: 'addIn',
      options: addIns.map(({ name }) => ({ key: name, word: name, criteria: { addIn: name } })),
    },
    {
      facet: 'invitations',
      options: [
        { key: 'true', word: invited.yes, criteria: { invitations: true } },
        { key: 'false', word: invited.no, criteria: { invitations: false } },
      ],
    },
  ];
}

interface PersonFacetProps {
  readonly label: string;
  readonly onChange: (person: PrincipalSummary | undefined) => void;
}

function PersonFacet({ label, onChange }: PersonFacetProps) {
  const { ask } = useApp();
  const [person, setPerson] = useState<PrincipalSummary>();
  const [find] = useState(() => (text: string) => ask('people.find', { text, max: 20 }));
  const pick = (next: PrincipalSummary | undefined): void => {
    setPerson(next);
    onChange(next);
  };
  return (
    <div className="field">
      <p className="label">{label}</p>
      {person ? (
        <p className="chip">
          <bdi className="clip">{principalName(person)}</bdi>
          <button
            type="button"
            className="chip-remove"
            aria-label={strings.findRooms.nobody(label)}
            onClick={() => pick(undefined)}
          >
            <Icon name="close" />
          </button>
        </p>
      ) : (
        <PersonField
          label={label}
          placeholder={strings.findRooms.anybody}
          taken={nobody}
          find={find}
          onPick={pick}
        />
      )}
    </div>
  );
}

const nobody: readonly PrincipalSummary[] = [];
