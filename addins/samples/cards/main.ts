import { type AddInMessage, connect, followAppearance } from '#addins/sdk/index.ts';
import { newestMessages } from '../shared/all-messages.ts';
import { element, stage } from '../shared/element.ts';
import { unlessTakenBack } from '../shared/unless-taken-back.ts';
import { standings } from './board.ts';
import { cardOf } from './draw-card.ts';
import { readReport } from './read-report.ts';

const perch = await connect({
  'messages.format': (message) => {
    const report = readReport(message);
    return { card: report ? cardOf(report) : null };
  },
});
followAppearance(perch);

const looksBack = 1000;
let messages: readonly AddInMessage[] = [];

async function show(): Promise<void> {
  const board = standings(messages);
  const failed = board.filter(({ tone }) => tone === 'bad').length;
  if (perch.has('badge.show')) await unlessTakenBack(perch.call('badge.show', { count: failed }));
  stage().replaceChildren(
    board.length === 0 ? element('p', { class: 'soft' }, emptyWords()) : element('ul', {}, ...board.map(row)),
  );
}

function emptyWords(): string {
  return perch.has('history.read')
    ? 'No bot has reported anything in this room yet.'
    : 'Reports of bots are drawn as cards in the room. Let me read the history to list them here.';
}

function row({ name, word, tone, sentAt }: ReturnType<typeof standings>[number]): HTMLElement {
  const when = new Intl.DateTimeFormat(perch.appearance.language, { dateStyle: 'short', timeStyle: 'short' });
  return element(
    'li',
    { class: 'item' },
    element('header', {}, element('strong', { dir: 'auto' }, name), element('span', { class: tone }, word)),
    element('span', { class: 'faint' }, when.format(sentAt)),
  );
}

async function read(): Promise<void> {
  const found = perch.has('history.read') ? await unlessTakenBack(newestMessages(perch, looksBack)) : [];
  messages = found ?? [];
  await show();
}

perch.on('rights.changed', () => void read());
perch.on('messages.arrived', (told) => {
  messages = [...messages, ...told.messages].slice(-looksBack);
  void show();
});
await read();
