import { type AddInMessage, connect, followAppearance } from '#addins/sdk/index.ts';
import { newestMessages } from '../shared/all-messages.ts';
import { element, stage } from '../shared/element.ts';
import { perDay, topics, unanswered } from './measure.ts';

const looksBack = 2000;
const days = 28;
const perch = await connect();
followAppearance(perch);
let messages: readonly AddInMessage[] = [];

function show(): void {
  const { language } = perch.appearance;
  stage().replaceChildren(
    activity(perDay(messages, Date.now(), days)),
    list(
      'What it talks about',
      topics(messages, language, 12).map(([word, count]) => `${word} (${count})`),
      'words',
    ),
    questions(unanswered(messages, 5)),
  );
}

function activity(counts: readonly number[]): HTMLElement {
  const highest = Math.max(1, ...counts);
  const sum = counts.reduce((total, count) => total + count, 0);
  const bars = counts.map((count) =>
    element('div', { style: `block-size: ${(count / highest) * 100}%`, title: String(count) }),
  );
  const words = `${sum} messages in the last ${days} days, ${counts.at(-1) ?? 0} of them today`;
  return element(
    'section',
    {},
    element('h2', {}, 'Activity'),
    element('div', { class: 'chart', role: 'img', 'aria-label': words }, ...bars),
    element('p', { class: 'faint' }, words),
  );
}

function list(title: string, items: readonly string[], look: string): HTMLElement {
  return element(
    'section',
    {},
    element('h2', {}, title),
    items.length === 0
      ? element('p', { class: 'soft' }, 'Too little was said yet.')
      : element('ul', { class: look }, ...items.map((item) => element('li', { dir: 'auto' }, item))),
  );
}

function questions(asked: readonly AddInMessage[]): HTMLElement {
  const when = new Intl.DateTimeFormat(perch.appearance.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const items = asked.map(({ text, author, sentAt }) =>
    element(
      'li',
      { class: 'item' },
      element('span', { dir: 'auto' }, text.slice(0, 300)),
      element('span', { class: 'faint' }, `${author.name}, ${when.format(sentAt)}`),
    ),
  );
  return element(
    'section',
    {},
    element('h2', {}, 'Questions without an answer'),
    items.length === 0 ? element('p', { class: 'soft' }, 'None.') : element('ol', {}, ...items),
  );
}

perch.on('messages.arrived', (told) => {
  const known = new Set(messages.map(({ key }) => key));
  const news = told.messages.filter(({ key }) => !known.has(key));
  messages = [...messages, ...news].sort((a, b) => a.key - b.key).slice(-looksBack);
  show();
});
messages = await newestMessages(perch, looksBack);
show();
