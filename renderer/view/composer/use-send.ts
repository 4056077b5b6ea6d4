import type { Draft, RoomAddress } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';

/** Sends a draft: the field is free at once, and gets its text back if the host did not take it. */
export function useSend(room: RoomAddress): (draft: Draft) => void {
  const { outbox, drafts, notices, timeline } = useApp();
  const giveBack = (draft: Draft): void => {
    const { text, importance, storyTitle } = drafts.get(room);
    const title = storyTitle || draft.storyTitle;
    drafts.write({
      room,
      text: text === '' ? draft.text : `${draft.text}\n${text}`,
      importance: text === '' ? draft.importance : importance,
      ...(title !== undefined && { storyTitle: title }),
    });
  };
  return (draft) => {
    drafts.write({ room, text: '', importance: 'Regular' });
    if (!timeline.state.getState().atEnd) timeline.toNewest();
    const { storyTitle, ...said } = draft;
    outbox
      .send(storyTitle === undefined ? said : { ...said, storyTitle: storyTitle.trim() })
      .catch((error: unknown) => {
        giveBack(draft);
        notices.trouble(error);
      });
  };
}
