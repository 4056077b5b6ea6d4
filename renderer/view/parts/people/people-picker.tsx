import { useState } from 'react';
import { Button, Tag, TagGroup, TagList } from 'react-aria-components';
import type { PrincipalSummary } from '#renderer/store/facts.ts';
import { Icon } from '#renderer/view/icons.tsx';
import { tameName } from '#renderer/view/plain-text.ts';
import { strings } from '#renderer/view/strings.ts';
import { PersonField } from './person-field.tsx';
import { principalName } from './principal-name.ts';
import type { FindPeople } from './use-eligible.ts';
import { usePersonHint } from './use-person-hint.ts';

interface Props {
  readonly label: string;
  readonly hint: string;
  readonly people: readonly PrincipalSummary[];
  readonly onChange: (people: readonly PrincipalSummary[]) => void;
  /** Only those who could be on this list. */
  readonly find: FindPeople;
  readonly problem?: string | undefined;
  /** What to write, where nobody but people can be on it. */
  readonly placeholder?: string | undefined;
}

/** More of a list is shown when it is asked for. */
const shownAtFirst = 40;

/** A list of people and groups: who is on it, and a field that finds others. */
export function PeoplePicker({ label, hint, people, onChange, find, problem, placeholder }: Props) {
  const [all, setAll] = useState(false);
  const usual = usePersonHint();
  const shown = all ? people : people.slice(0, shownAtFirst);
  return (
    <fieldset className="field people-picker">
      <legend className="label">{label}</legend>
      <p className={problem ? 'hint wrong' : 'hint'}>{problem ?? hint}</p>
      {shown.length > 0 && (
        <TagGroup
          aria-label={label}
          onRemove={(keys) => onChange(people.filter(({ address }) => !keys.has(address)))}
        >
          <TagList className="chips">
            {shown.map((person) => (
              <Chip key={person.address} person={person} />
            ))}
          </TagList>
        </TagGroup>
      )}
      {shown.length < people.length && (
        <button type="button" className="button plain small" onClick={() => setAll(true)}>
          {strings.roomForm.all(people.length)}
        </button>
      )}
      <PersonField
        label={strings.roomForm.add(label)}
        placeholder={placeholder ?? usual}
        taken={people}
        find={find}
        onPick={(person) => onChange([...people, person])}
      />
    </fieldset>
  );
}

function Chip({ person }: { readonly person: PrincipalSummary }) {
  const name = principalName(person);
  return (
    <Tag id={person.address} className="chip" textValue={name}>
      {person.type !== 'LocalUser' && <Icon name="people" />}
      <bdi className="clip" title={tameName(person.address)}>
        {name}
      </bdi>
      <Button slot="remove" className="chip-remove" aria-label={strings.roomForm.remove}>
        <Icon name="close" />
      </Button>
    </Tag>
  );
}
