import type { AddIn } from '#electron/addin/facts.ts';
import type { AddInPlace, Answer, Ask, Grant, ListedAddIn, RoomAddress } from '#electron/bridge/contract.ts';
import type { FakeHandlers } from '../fake-handlers.ts';
import type { FakeWire } from './wire.ts';

type Names = Extract<keyof FakeHandlers, `addIns.${string}`>;
type Called = Ask<'addIns.call'>;

export interface FakeAddIns {
  readonly handlers: Pick<FakeHandlers, Names>;
  /** Puts one beside a room. */
  readonly place: (room: RoomAddress, place: AddInPlace) => void;
  /** Asks an add-in about a message; the answer comes by `addIns.verdict`. */
  readonly filter: (
    room: RoomAddress,
    addIn: string,
    text: string,
  ) => Promise<Ask<'addIns.verdict'>['verdict']>;
}

/** What is installed and placed, in memory. Calls of add-ins are answered by `answers`, else by an empty object. */
export function fakeAddIns(
  wire: Pick<FakeWire, 'tell'>,
  installed: readonly ListedAddIn[],
  answers: Readonly<Record<string, unknown>>,
  shipped: readonly AddIn[],
): FakeAddIns {
  const known = new Map(installed.map((addIn) => [addIn.id, addIn]));
  const places = new Map<RoomAddress, readonly AddInPlace[]>();
  let grants: readonly Grant[] = [];
  const verdicts = new Map<string, (verdict: Ask<'addIns.verdict'>['verdict']) => void>();
  let lastId = 0;

  const changed = (): Record<string, never> => {
    wire.tell('addIns.changed', {});
    return {};
  };
  const granted = (addIn: string, room: RoomAddress): Grant | undefined =>
    grants.find((grant) => grant.addIn === addIn && (grant.room ?? room) === room);
  const inRoom = (room: RoomAddress): readonly AddInPlace[] =>
    (places.get(room) ?? []).map((place) => {
      const grant = place.addIn === undefined ? undefined : granted(place.addIn, room);
      return grant ? { ...place, grant } : { ask: 'first' as const, ...place };
    });
  const place = (room: RoomAddress, one: AddInPlace): void => {
    const others = (places.get(room) ?? []).filter(({ addIn }) => addIn === undefined || addIn !== one.addIn);
    places.set(room, [...others, one]);
  };
  const answerTo = ({ name, addIn, room }: Called): Answer<'addIns.call'> => {
    const body = answers[name] ?? {};
    if (!granted(addIn, room)) throw new Error('not granted');
    // The tests give answers of the contract.
    return { body: body as Answer<'addIns.call'>['body'] };
  };
  return {
    place: (room, one) => {
      place(room, one);
      changed();
    },
    filter: (room, addIn, text) => {
      lastId += 1;
      const id = `filter-${lastId}`;
      const verdict = Promise.withResolvers<Ask<'addIns.verdict'>['verdict']>();
      verdicts.set(id, verdict.resolve);
      wire.tell('addIns.filterDue', { id, addIn, room, words: { text, importance: 'Regular' } });
      return verdict.promise;
    },
    handlers: {
      'addIns.list': () => ({ addIns: [...known.values()] }),
      'addIns.shipped': () => ({
        shipped: shipped.map((addIn) => ({ path: `/add-ins/${addIn.id}`, addIn })),
      }),
      'addIns.inspect': ({ from }) => {
        const brought = shipped.find(({ id }) => from.kind === 'folder' && from.path === `/add-ins/${id}`);
        if (brought) return { token: 'token', addIn: brought };
        const [addIn] = known.values();
        if (!addIn) throw new Error('nothing to inspect');
        const { page: _, ...rest } = addIn;
        return { token: 'token', addIn: rest };
      },
      'addIns.install': () => ({ addIn: [...known.keys()][0] ?? '' }),
      'addIns.remove': ({ addIn }) => {
        known.delete(addIn);
        grants = grants.filter((grant) => grant.addIn !== addIn);
        for (const [room, all] of places)
          places.set(
            room,
            all.filter((each) => each.addIn !== addIn),
          );
        return changed();
      },
      'addIns.inRoom': ({ room }) => ({ places: inRoom(room) }),
      'addIns.open': ({ room, addIn }) => {
        place(room, { name: known.get(addIn)?.name ?? '', chosenBy: 'me', addIn, open: true });
        return changed();
      },
      'addIns.close': ({ room, addIn }) => {
        places.set(
          room,
          (places.get(room) ?? []).map((each) => (each.addIn === addIn ? { ...each, open: false } : each)),
        );
        grants = grants.filter((grant) => grant.addIn !== addIn || grant.scope !== 'now');
        return changed();
      },
      'addIns.choose': () => ({}),
      'addIns.move': ({ room, addIns }) => {
        const order = (one: AddInPlace): number => addIns.indexOf(one.addIn ?? '');
        places.set(
          room,
          [...(places.get(room) ?? [])].sort((a, b) => order(a) - order(b)),
        );
        return changed();
      },
      'addIns.grant': ({ room, scope, ...grant }) => {
        grants = [...grants, { ...grant, scope, ...(scope !== 'always' && { room }) }];
        return changed();
      },
      'addIns.revoke': ({ addIn, room, right }) => {
        const meant = (grant: Grant): boolean =>
          grant.addIn === addIn && (room === undefined || grant.room === room);
        grants = grants.flatMap((grant) => {
          if (!meant(grant)) return [grant];
          return right === undefined
            ? []
            : [{ ...grant, rights: grant.rights.filter((each) => each !== right) }];
        });
        return changed();
      },
      'addIns.grants': () => ({ grants }),
      'addIns.call': answerTo,
      'addIns.verdict': ({ id, verdict }) => {
        verdicts.get(id)?.(verdict);
        verdicts.delete(id);
        return {};
      },
    },
  };
}
