import { useEffect, useState } from 'react';
import type { Occupant, RoomEntry } from '#renderer/store/facts.ts';
import type { ListedRoom } from '#renderer/store/listed-rooms.ts';
import { useApp, usePart } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { tameName } from '../plain-text.ts';
import { RoomIcon } from '../room-icon.tsx';
import { strings } from '../strings.ts';

/** Who is in the room now: managers first, then by name. */
export function People({ room }: { readonly room: ListedRoom }) {
  const { place, session } = useApp();
  const language = usePart(session, ({ host }) => host.language);
  const occupants = useOccupants(room);
  const insiders = useOccupants(room.privateRoom);
  const { compare } = new Intl.Collator(language, { sensitivity: 'base' });
  const sorted = [...(occupants ?? [])].sort(
    (a, b) => Number(b.isManager) - Number(a.isManager) || compare(a.person.name, b.person.name),
  );
  return (
    <aside className="pane" aria-label={strings.people.title} data-pane="people">
      <header className="pane-head">
        <h2>{strings.people.title}</h2>
        {room.state === 'Established' && (
          <button
            type="button"
            className="icon-button"
            aria-label={strings.invite.title}
            title={strings.invite.title}
            onClick={() => place.openDialog('invite people', room.address)}
          >
            <Icon name="plus" />
          </button>
        )}
        <button
          type="button"
          className="icon-button"
          aria-label={strings.close}
          onClick={() => place.showPane(null)}
        >
          <Icon name="close" />
        </button>
      </header>
      {sorted.length === 0 && <p className="pane-empty">{wordFor(room, occupants)}</p>}
      {room.privateRoom ? (
        <Circles people={sorted} insiders={insiders ?? []} room={room} />
      ) : (
        <ul className="people">
          {sorted.map((occupant) => (
            <Person key={occupant.person.id} occupant={occupant} room={room} />
          ))}
        </ul>
      )}
    </aside>
  );
}

interface CirclesProps {
  readonly people: readonly Occupant[];
  readonly insiders: readonly Occupant[];
  readonly room: RoomEntry;
}

/** In a logical room: who sees everything, and who sees what is public alone. */
function Circles({ people, insiders, room }: CirclesProps) {
  const inside = new Set(insiders.map(({ person }) => person.id));
  const groups = [
    { isPrivate: true, some: people.filter(({ person }) => inside.has(person.id)) },
    { isPrivate: false, some: people.filter(({ person }) => !inside.has(person.id)) },
  ];
  const words = strings.audience.people;
  return (
    <div className="people circles">
      {groups.map(({ isPrivate, some }) => (
        <section key={String(isPrivate)} aria-label={isPrivate ? words.insiders : words.others}>
          <h3 className={isPrivate ? 'people-group private' : 'people-group'}>
            {isPrivate ? <Icon name="secret" /> : <RoomIcon room={room} />}
            {isPrivate ? words.insiders : words.others}
          </h3>
          {some.length === 0 && <p className="pane-empty">{words.nobody}</p>}
          <ul>
            {some.map((occupant) => (
              <Person key={occupant.person.id} occupant={occupant} room={room} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Person({ occupant, room }: { readonly occupant: Occupant; readonly room: RoomEntry }) {
  const { person, self, isManager, canChat } = occupant;
  const words = [
    self ? strings.people.you : '',
    isManager ? strings.people.manager : '',
    canChat && room.behavior === 'Auditorium' ? strings.people.presenter : '',
    !canChat && room.behavior === 'Normal' ? strings.people.readOnly : '',
  ].filter((word) => word !== '');
  return (
    <li title={tameName(person.id)}>
      <bdi className="clip name">{tameName(person.name)}</bdi>
      <span className="role">{words.join(' · ')}</span>
    </li>
  );
}

/** Asked when the pane opens, and again whenever somebody comes or goes. */
function useOccupants(room: RoomEntry | undefined): readonly Occupant[] | undefined {
  const { ask, onOccupants } = useApp();
  const { address, state } = room ?? {};
  const [occupants, setOccupants] = useState<readonly Occupant[]>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the room is entered or left
  useEffect(() => {
    if (address === undefined) return setOccupants(undefined);
    let wanted = true;
    const load = (): void => {
      ask('rooms.occupants', { room: address }).then(
        (answer) => wanted && setOccupants(answer.occupants),
        () => wanted && setOccupants([]),
      );
    };
    const stop = onOccupants(({ room }) => room === address && load());
    load();
    return () => {
      wanted = false;
      stop();
    };
  }, [address, state, ask, onOccupants]);
  return occupants;
}

function wordFor({ state }: RoomEntry, occupants: readonly Occupant[] | undefined): string {
  if (state !== 'Established') return strings.people.notInside;
  return occupants ? strings.people.none : strings.people.loading;
}
