import type { Draft, RoomAddress } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { withEverybodyMeant } from './address-people.ts';
import { before } from './story-draft.ts';

/** Sends a draft: the field is free at once, and gets its text back if the host did not take it. */
export function useSend(room: RoomAddress): (draft: Draft) => void {
  const { outbox, drafts, notices, timeline, talkers } = useApp();
  return (draft) => {
    drafts.write({ room, text: '', importance: 'Regular' });
    if (!timeline.state.getState().atEnd) timeline.toNewest();
    const { storyTitle, ...said } = withEverybodyMeant(draft, talkers.state.getState().people.values());
    outbox
      .send(storyTitle === undefined ? said : { ...said, storyTitle: storyTitle.trim() })
      .catch((error: unknown) => {
        drafts.write(before(draft, drafts.get(room)));
        notices.trouble(error);
      });
  };
}
