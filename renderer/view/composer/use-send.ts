import type { Draft, RoomAddress } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';

/** Sends a draft: the field is free at once, and gets its text back if the host did not take it. */
export function useSend(room: RoomAddress): (draft: Draft) => void {
  const { outbox, drafts, notices, timeline } = useApp();
  const giveBack = (draft: Draft): void => {
    const { text, importance } = drafts.get(room);
    drafts.write({ ...draft, text: text === '' ? draft.text : `${draft.text}\n${text}`, importance });
  };
  return (draft) => {
    drafts.write({ room, text: '', importance: 'Regular' });
    if (!timeline.state.getState().atEnd) timeline.toNewest();
    outbox.send(draft).catch((error: unknown) => {
      giveBack(draft);
      notices.trouble(error);
    });
  };
}
