import { useState } from 'react';
import type { FeedEntry, FeedWish } from '#renderer/store/facts.ts';
import { feedDraft, problemOf, wishOf } from '#renderer/store/feeds/feed-draft.ts';
import { isEgo } from '#renderer/store/feeds/feeds.ts';
import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { ModalFrame } from '../modal.tsx';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';
import { ActionField } from './action-field.tsx';
import { FeedFields } from './feed-fields.tsx';

/** Makes a feed, or says anew what one collects and does. */
export function FeedDialog() {
  const { place, feeds } = useApp();
  const about = usePart(place, (state) => state.dialogFeed);
  // As it was when the dialog was opened: what another device changes meanwhile is not lost by half.
  const [entry] = useState(() => (typeof about === 'string' ? feeds.get(about) : undefined));
  const { make, edit, ego, egoMore, withoutDays } = strings.feedForm;
  if (entry && isEgo(entry))
    return (
      <ModalFrame title={ego}>
        <Form entry={entry} note={egoMore} />
      </ModalFrame>
    );
  const begun = typeof about === 'string' ? undefined : about;
  const note = begun?.withoutDays ? withoutDays : undefined;
  return (
    <ModalFrame title={entry ? edit : make}>
      <Form entry={entry} note={note} wish={begun?.wish} />
    </ModalFrame>
  );
}

interface Props {
  readonly entry: FeedEntry | undefined;
  readonly note: string | undefined;
  readonly wish?: Partial<FeedWish> | undefined;
}

function Form({ entry, note, wish = {} }: Props) {
  const { place, feeds, navigation } = useApp();
  const [draft, setDraft] = useState(() => feedDraft(entry ?? wish));
  const [tried, setTried] = useState(false);
  const { busy, fault, run } = useSubmit();
  const ego = entry !== undefined && isEgo(entry);
  const problem = ego ? undefined : problemOf(draft);
  const save = async (): Promise<void> => {
    if (ego) await feeds.change(entry.id, { action: draft.action });
    else if (entry) await feeds.change(entry.id, wishOf(draft));
    const made = entry ? undefined : await feeds.create(wishOf(draft));
    place.openDialog(null);
    if (made !== undefined) navigation.showFeed(made);
  };
  return (
    <form
      className="dialog-form room-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!problem) void run(save);
      }}
    >
      {note !== undefined && <p className="hint">{note}</p>}
      {!ego && <FeedFields draft={draft} onChange={setDraft} problem={tried ? problem : undefined} />}
      <ActionField draft={draft} onChange={setDraft} />
      <FaultNote fault={fault} />
      <footer className="dialog-foot">
        <span className="hint feed-form-where">{strings.feedForm.everywhere}</span>
        <button type="button" className="button" onClick={() => place.openDialog(null)}>
          {strings.cancel}
        </button>
        <button type="submit" className="button primary" aria-disabled={busy}>
          {entry ? strings.feedForm.save : strings.feedForm.create}
        </button>
      </footer>
    </form>
  );
}
