import type { Grant, ListedAddIn } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { tame, tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { GrantView } from './grant-view.tsx';
import { useAddInsHere } from './use-add-ins-here.ts';

interface Props {
  readonly addIn: ListedAddIn;
  readonly grants: readonly Grant[];
}

/** One add-in: what it is, where it may do what, and its way out. */
export function AddInEntry({ addIn, grants }: Props) {
  const { ask, addIns, notices } = useApp();
  const { id, description, author, version } = addIn;
  const name = tameName(addIn.name);
  const remove = async (): Promise<void> => {
    await ask('addIns.remove', { addIn: id });
    await addIns.load();
  };
  return (
    <li className="add-in-entry">
      <div className="add-in-entry-head">
        <Icon name="addIn" />
        <h3 className="clip" dir="auto">
          {name}
        </h3>
        <OpenHere addIn={id} />
        <button
          type="button"
          className="button plain small"
          aria-label={strings.addInList.removeName(name)}
          onClick={() => void remove().catch(notices.trouble)}
        >
          {strings.addInList.remove}
        </button>
      </div>
      <p dir="auto">{tame(description)}</p>
      <p className="purpose" dir="auto">
        {strings.addIns.by(tameName(author), version)}
      </p>
      {grants.length === 0 && <p className="purpose">{strings.addInList.mayNothing}</p>}
      {grants.map((grant) => (
        <GrantView key={`${grant.scope} ${grant.room}`} name={name} grant={grant} />
      ))}
    </li>
  );
}

function OpenHere({ addIn }: { readonly addIn: string }) {
  const { addIns, place, notices } = useApp();
  const room = usePart(place, (state) => state.room);
  const { tabs } = useAddInsHere(room ?? '');
  if (room === null) return null;
  if (tabs.some(({ id }) => id === addIn)) return <span className="purpose">{strings.addInList.isHere}</span>;
  const open = async (): Promise<void> => {
    await addIns.open(room, addIn);
    place.showPane('add-ins');
    place.openDialog(null);
  };
  return (
    <button type="button" className="button small" onClick={() => void open().catch(notices.trouble)}>
      {strings.addInList.openHere}
    </button>
  );
}
