import { useEffect, useState } from 'react';
import type { Occupant, PrincipalSummary, RoomAddress } from '#renderer/store/facts.ts';
import { changesOf, type RoomDraft, roleLists } from '#renderer/store/room-draft.ts';
import { useApp } from '../app-context.ts';

/** Who is in the room now; nobody where it does not tell. */
export function useOccupants(room: RoomAddress): readonly Occupant[] {
  const { ask } = useApp();
  const [occupants, setOccupants] = useState<readonly Occupant[]>([]);
  useEffect(() => {
    let wanted = true;
    ask('rooms.occupants', { room }).then(
      (answer) => wanted && setOccupants(answer.occupants),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [ask, room]);
  return occupants;
}

/** Whom the server says that a change puts out of the room; undefined where it does not tell, or not yet. */
export function useOut(
  before: RoomDraft,
  after: RoomDraft,
  room: RoomAddress,
): readonly PrincipalSummary[] | undefined {
  const { ask } = useApp();
  const [out, setOut] = useState<readonly PrincipalSummary[]>();
  useEffect(() => {
    let wanted = true;
    ask('rooms.preview', { room, changes: changesOf(before, after) }).then(
      (answer) => wanted && setOut(answer.out),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [ask, before, after, room]);
  return out;
}

/** More than these are not asked about one by one. */
const most = 60;

/** Who is on a list of the room and could not be on one in the category that it moves to. */
export function useOutOfScope(before: RoomDraft, after: RoomDraft): readonly PrincipalSummary[] {
  const { ask } = useApp();
  const [out, setOut] = useState<readonly PrincipalSummary[]>([]);
  const { category } = after;
  useEffect(() => {
    if (category === before.category) return;
    let wanted = true;
    const isOut = async (person: PrincipalSummary): Promise<boolean> => {
      const question = { role: 'Member', text: person.address, max: 20, category } as const;
      const { principals } = await ask('rooms.eligible', question);
      return !principals.some(({ address }) => address === person.address);
    };
    const all = new Map(roleLists.flatMap((list) => after[list].map((each) => [each.address, each])));
    const people = [...all.values()].slice(0, most);
    Promise.all(people.map(isOut)).then(
      (answers) => wanted && setOut(people.filter((_, index) => answers[index])),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [ask, category, before.category, after]);
  return out;
}
