import type { Form } from '#electron/stanza/0004-form.ts';
import { bareJid } from '#electron/stanza/jid.ts';
import { readInstant } from '#electron/stanza/values.ts';
import type { RoomContext } from '../context.ts';
import { removedAtOnce, removedByOne, removeMessages } from '../messages/removal.ts';
import { foldName } from '../names.ts';
import { type Answer, type Refusal, silence } from '../request.ts';
import type { Outcome, RoomCommand } from './command.ts';
import { commandForm, commandNode, field, needed, text } from './fields.ts';
import { findRoom, noRoom } from './room-commands.ts';

const room = needed('room', 'jid-single', 'Address of the room');
/** Taking back what was said: for administrators alone, and for good. */
export const messageCommands: readonly RoomCommand[] = [
  {
    node: commandNode('room-purge'),
    name: 'Remove everything said in a room before a date',
    form: () =>
      commandForm('room-purge', [room, needed('before', 'text-single', 'Date and time (XEP-0082)')]),
    run: purge,
  },
  {
    node: commandNode('messages-remove'),
    name: 'Remove or replace messages',
    form: () =>
      commandForm('messages-remove', fields, 'What is named has to be met, and something has to be.'),
    run: removeSome,
  },
];

function* purge(context: RoomContext, form: Form): Generator<Answer, Outcome, void> {
  const found = findRoom(context, form);
  if (!found) return noRoom;
  const before = readInstant(text(form, 'before'));
  if (before === undefined) return noDate('before');
  let removed = 0;
  for (let some = removedAtOnce; some === removedAtOnce && removed < removedByOne; removed += some) {
    some = context.store.purgeBefore(found.record.key, before, removedAtOnce);
    yield silence;
  }
  context.onRemoved();
  return noteOf(removed, 'removed', removed === removedByOne);
}

const fields = [
  room,
  field('author', 'jid-single', 'Who said it'),
  field('text', 'text-single', 'Words in it'),
  field('words', 'text-single', 'any, all, or phrase'),
  field('from', 'text-single', 'Said at this date and time or later'),
  field('to', 'text-single', 'Said at this date and time or before'),
  field('replacement', 'text-single', 'What stands there instead; nothing removes'),
];

function* removeSome(context: RoomContext, form: Form): Generator<Answer, Outcome, void> {
  const found = findRoom(context, form);
  if (!found) return noRoom;
  const [author, start, end] = [
    bareJid(text(form, 'author') ?? ''),
    readInstant(text(form, 'from')),
    readInstant(text(form, 'to')),
  ];
  if (text(form, 'author') && !author) return wrong('author', 'Say by address whose messages are meant.');
  if (text(form, 'from') && start === undefined) return noDate('from');
  if (text(form, 'to') && end === undefined) return noDate('to');
  const matches = readWords(form);
  if (!author && start === undefined && end === undefined && !matches) {
    return wrong('text', 'Say which messages are meant: by author, words or date.');
  }
  const range = {
    ...(author && { author }),
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
  };
  const wanted = {
    range,
    matches: matches ?? (() => true),
    replacement: text(form, 'replacement') || undefined,
  };
  const { count, isMore } = yield* removeMessages(context, found.address, wanted);
  context.onRemoved();
  return noteOf(count, wanted.replacement === undefined ? 'removed' : 'replaced', isMore);
}

function noteOf(count: number, what: 'removed' | 'replaced', isMore: boolean): Outcome {
  return { note: `${count} messages are ${what}.${isMore ? ' There is more: run it again.' : ''}` };
}

/** Whether a text has the words; undefined where there are none to have. */
function readWords(form: Form): ((body: string) => boolean) | undefined {
  const wanted = foldName(text(form, 'text') ?? '');
  if (!wanted) return undefined;
  const how = text(form, 'words') ?? 'any';
  const words = how === 'phrase' ? [wanted] : wanted.split(' ');
  const has =
    (body: string) =>
    (word: string): boolean =>
      foldName(body).includes(word);
  return how === 'all' ? (body) => words.every(has(body)) : (body) => words.some(has(body));
}

function noDate(name: string): { readonly refused: Refusal } {
  return wrong(name, 'Write date and time as 2026-01-31T12:00:00Z.');
}

function wrong(name: string, sentence: string): { readonly refused: Refusal } {
  const fault = { code: 'InvalidArgument', field: name } as const;
  return { refused: { condition: 'not-acceptable', text: sentence, fault } };
}
