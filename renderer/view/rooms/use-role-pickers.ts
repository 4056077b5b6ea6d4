import { useMemo } from 'react';
import type { ChatRoomRole, RoomAddress } from '#renderer/store/facts.ts';
import type { RoleList, RoomDraft } from '#renderer/store/room-draft.ts';
import { useApp } from '../app-context.ts';
import { isLike } from '../parts/people/principal-name.ts';
import type { FindPeople } from '../parts/people/use-eligible.ts';

const max = 20;

/** For each list whoever could be on it: in a room that is there, or in a new one of a category. */
export function useRolePickers(
  draft: RoomDraft,
  room: RoomAddress | undefined,
): Readonly<Record<RoleList, FindPeople>> {
  const { ask } = useApp();
  const { category, privacy, members } = draft;
  return useMemo(() => {
    const eligible =
      (role: ChatRoomRole): FindPeople =>
      (text) =>
        ask('rooms.eligible', { role, text, max, ...(room === undefined ? { category } : { room }) });
    // Who presents among members has to be one, also where that is not saved yet.
    const among: FindPeople = async (text) => ({
      principals: members.filter(isLike(text)),
      moreAvailable: false,
    });
    const presenters = privacy === 'Open' ? eligible('Member') : among;
    return { members: eligible('Member'), managers: eligible('Manager'), presenters };
  }, [ask, room, category, privacy, members]);
}
