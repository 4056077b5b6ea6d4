import { useEffect, useState } from 'react';
import type { Ask, OutboxEntry } from '#renderer/store/facts.ts';
import { useApp } from './app-context.ts';
import { Icon } from './icons.tsx';
import { tame, tameName } from './plain-text.ts';
import { strings } from './strings.ts';

type Decision = Ask<'outbox.decide'>['decision'];

/** What an add-in made of a message before it goes, and what the person can do about that. */
export function Filtered({ entry }: { readonly entry: OutboxEntry }) {
  const { filtered, state } = entry;
  if (!filtered || (state !== 'changed' && state !== 'held')) return null;
  const { what, reason, before } = filtered;
  const addIn = tameName(filtered.addIn);
  return (
    <div className="filtered" role={what === 'changed' ? 'status' : 'alert'}>
      <p className="filtered-why">
        <Icon name={what === 'changed' ? 'filter' : 'warning'} />
        <span dir="auto">
          <strong>{strings.filtered[what](addIn)}</strong>
          {reason !== undefined && `: ${tame(reason)}`}
          {filtered.block && ` ${strings.filtered.blocked}`}
        </span>
      </p>
      {what === 'changed' && before && (
        <p className="filtered-before" dir="auto">
          <span className="purpose">{strings.filtered.youWrote}</span> <del>{tame(before.text)}</del>
        </p>
      )}
      <Decisions entry={entry} />
    </div>
  );
}

function Decisions({ entry }: { readonly entry: OutboxEntry }) {
  const { ask, outbox, notices } = useApp();
  const edit = useEdit(entry);
  if (!entry.filtered) return null;
  const { what, before, block, goesAt } = entry.filtered;
  const decide = (decision: Decision) => () =>
    void ask('outbox.decide', { originId: entry.originId, decision }).catch(notices.trouble);
  const discard = () => void outbox.discard(entry.originId).catch(notices.trouble);
  const words = strings.filtered;
  const asWritten = before !== undefined && !block && what !== 'stopped';
  return (
    <p className="filtered-actions">
      {what === 'unanswered' && <Button word={words.again} onAct={decide('again')} />}
      {what === 'unanswered' && !block && <Button word={words.anyway} onAct={decide('send')} />}
      {what === 'changed' && <Button word={words.now} onAct={decide('send')} />}
      {asWritten && <Button word={words.asWritten} onAct={decide('send as written')} />}
      <Button word={words.edit} onAct={edit} />
      {what !== 'changed' && <Button word={strings.outbox.discard} onAct={discard} />}
      {goesAt !== undefined && <GoesIn at={goesAt} />}
    </p>
  );
}

function Button({ word, onAct }: { readonly word: string; readonly onAct: () => void }) {
  return (
    <button type="button" className="button plain small" onClick={onAct}>
      {word}
    </button>
  );
}

/** Back to where it was written, as it was written, for whom it was written. */
function useEdit({ originId, room, importance, filtered, privacy, ...entry }: OutboxEntry): () => void {
  const { audiences, drafts, outbox, notices, place, session } = useApp();
  return () => {
    const { text, storyTitle } = filtered?.before ?? entry;
    const whose = session.state.getState().account?.address ?? null;
    outbox.discard(originId).then(() => {
      const title = storyTitle !== undefined && { storyTitle };
      const back = { room, importance, text, ...title, ...(privacy && { privacy }) };
      drafts.giveBack(back, whose);
      const { beside } = place.state.getState();
      if (beside !== null) audiences.choose(beside, room === beside ? 'private' : 'public');
      document.querySelector<HTMLElement>('.composer textarea')?.focus();
    }, notices.trouble);
  };
}

function GoesIn({ at }: { readonly at: number }) {
  const [left, setLeft] = useState(() => at - Date.now());
  useEffect(() => {
    const timer = setInterval(() => setLeft(at - Date.now()), 500);
    return () => clearInterval(timer);
  }, [at]);
  return <span className="purpose">{strings.filtered.goesIn(Math.max(0, Math.ceil(left / 1000)))}</span>;
}
