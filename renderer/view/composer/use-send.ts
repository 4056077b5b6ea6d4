import { type Draft, faultOf, type RoomAddress } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { withEverybodyMeant } from './address-people.ts';

type Send = (draft: Draft, how?: { readonly widerAudience: true }) => void;

/**
 * Sends a draft to the room that it was written for: the field is free at once, and gets its text back if the host did
 * not take it. `onRepeats`: it says for everybody what was said among insiders, and waits in its field; `saidIn`: of which side.
 */
export function useSend(onRepeats?: (draft: Draft, saidIn?: RoomAddress) => void): Send {
  const { outbox, drafts, notices, session, timeline, talkers } = useApp();
  return (draft, how) => {
    const { room } = draft;
    const whose = session.state.getState().account?.address ?? null;
    drafts.write({ room, text: '', importance: 'Regular' });
    if (!timeline.state.getState().atEnd) timeline.toNewest();
    const people = talkers.state.getState().byRoom.get(room)?.values() ?? [];
    const { storyTitle, ...said } = withEverybodyMeant(draft, people);
    outbox
      .send({ ...said, ...(storyTitle !== undefined && { storyTitle: storyTitle.trim() }), ...how })
      .catch((error: unknown) => {
        drafts.giveBack(draft, whose);
        const { code, values } = faultOf(error);
        if (code === 'WiderAudience' && onRepeats) onRepeats(draft, values?.[0]);
        else notices.trouble(error);
      });
  };
}
