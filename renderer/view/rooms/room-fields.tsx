import type { Fault, RoomService } from '#renderer/store/facts.ts';
import { type Problems, type RoleList, type RoomDraft, roleLists } from '#renderer/store/room-draft.ts';
import { PeoplePicker } from '../parts/people/people-picker.tsx';
import { namesOf } from '../parts/people/principal-name.ts';
import type { FindPeople } from '../parts/people/use-eligible.ts';
import { strings } from '../strings.ts';
import { KindOfRoom } from './kind-of-room.tsx';
import { NotPossible } from './not-possible.tsx';
import { isShown } from './shown-fields.ts';
import { TextLine } from './text-line.tsx';

export interface RoomFieldsProps {
  readonly draft: RoomDraft;
  readonly onChange: (draft: RoomDraft) => void;
  /** What is wrong and may be told now. */
  readonly problems: Problems;
  /** What the server said; shown at the field that it concerns. */
  readonly fault: Fault | undefined;
  /** Those where the room may be. */
  readonly categories: RoomService['categories'];
  readonly addIns: RoomService['addIns'];
  readonly missing: RoomService['missing'];
  readonly findFor: Readonly<Record<RoleList, FindPeople>>;
  readonly language: string;
  /** The name is what was come for. */
  readonly isNew?: boolean;
}

const ending = ['disabled', 'delete'] as const;

/** Everything that a room is: what is not possible on this server is not offered, and why stands in its place. */
export function RoomFields(props: RoomFieldsProps) {
  const { draft, onChange, problems, fault, missing, isNew = false } = props;
  const change = (part: Partial<RoomDraft>): void => onChange({ ...draft, ...part });
  const at = (field: string): string | undefined => (fault?.field === field ? fault.text : undefined);
  return (
    <>
      <TextLine
        id="room-name"
        label={strings.roomForm.name}
        value={draft.name}
        onChange={(name) => change({ name })}
        problem={at('name') ?? (problems.name === 'empty' ? strings.roomForm.empty : undefined)}
        autoFocus={isNew}
      />
      <TextLine
        id="room-description"
        label={strings.roomForm.description}
        value={draft.description}
        onChange={(description) => change({ description })}
        problem={at('description')}
        optional
      />
      {isShown('category', props) && <CategoryField {...props} change={change} problem={at('category')} />}
      <KindOfRoom
        kind={draft}
        onChange={change}
        missing={missing}
        problem={at('privacy') ?? at('behavior')}
      />
      {isShown('invitations', props) && <InvitationsField {...props} change={change} />}
      {isShown('addIn', props) && <AddInField {...props} change={change} problem={at('addIn')} />}
      <Lists {...props} change={change} at={at} />
      <NotPossible
        missing={missing}
        features={[
          'category',
          'invitations',
          'addIn',
          'groups',
          'kept invitations',
          ...(isNew ? [] : ending),
        ]}
      />
    </>
  );
}

interface PartProps extends RoomFieldsProps {
  readonly change: (part: Partial<RoomDraft>) => void;
  readonly problem?: string | undefined;
}

function CategoryField({ draft, categories, change, problem }: PartProps) {
  return (
    <div className="field">
      <label htmlFor="room-category">{strings.roomForm.category}</label>
      <select
        id="room-category"
        className="input"
        value={draft.category}
        onChange={(event) => change({ category: event.target.value })}
      >
        {categories.map(({ uri, name }) => (
          <option key={uri} value={uri}>
            {name}
          </option>
        ))}
      </select>
      <p className={problem ? 'hint wrong' : 'hint'}>{problem ?? strings.roomForm.categoryHint}</p>
    </div>
  );
}

function InvitationsField({ draft, change }: PartProps) {
  return (
    <label className="option">
      <input
        type="checkbox"
        checked={draft.invitations === 'Inherit'}
        onChange={(event) => change({ invitations: event.target.checked ? 'Inherit' : 'False' })}
      />
      {strings.roomForm.invitations}
    </label>
  );
}

function AddInField({ draft, addIns, change, problem }: PartProps) {
  return (
    <div className="field">
      <label htmlFor="room-add-in">{strings.roomForm.addIn}</label>
      <select
        id="room-add-in"
        className="input"
        value={draft.addIn}
        onChange={(event) => change({ addIn: event.target.value })}
      >
        <option value="">{strings.roomForm.noAddIn}</option>
        {addIns.map(({ name }) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      {problem && <p className="hint wrong">{problem}</p>}
    </div>
  );
}

interface ListsProps extends PartProps {
  readonly at: (field: string) => string | undefined;
}

/** Three lists, each on its own; those that mean something in a room of this kind. */
function Lists(props: ListsProps) {
  const { draft, change, problems, findFor, missing, language, at } = props;
  const outside =
    problems.presenters && strings.roomForm.presentersOutside(namesOf(problems.presenters, language));
  const problem = {
    members: undefined,
    managers: problems.managers && strings.roomForm.managersEmpty,
    presenters: outside,
  };
  return roleLists
    .filter((list) => isShown(list, props))
    .map((list) =>
      missing[list] === undefined ? (
        <PeoplePicker
          key={list}
          label={strings.roomForm[list]}
          hint={strings.roomForm[`${list}Hint`]}
          people={draft[list]}
          onChange={(people) => change({ [list]: people })}
          find={findFor[list]}
          problem={at(list) ?? problem[list]}
        />
      ) : (
        <div key={list} className="field">
          <p className="label">{strings.roomForm[list]}</p>
          <p className="hint">{missing[list]}</p>
        </div>
      ),
    );
}
