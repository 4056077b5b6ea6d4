import { AddInError, type AddInMessage, connect, followAppearance } from '#addins/sdk/index.ts';
import { newestMessages } from '../shared/all-messages.ts';
import { element, stage } from '../shared/element.ts';
import { unlessTakenBack } from '../shared/unless-taken-back.ts';
import { latestKeys } from './find-keys.ts';
import { readTicket, type Ticket } from './ticket.ts';

const looksBack = 500;
const most = 20;
const perch = await connect();
followAppearance(perch);
let messages: readonly AddInMessage[] = [];
/** What is known of each; a sentence where it cannot be known. */
const known = new Map<string, Promise<Ticket | string>>();

async function ask(key: string): Promise<Ticket | string> {
  const origin = perch.hosts.find(({ name }) => name === 'tickets')?.origin;
  if (origin === undefined) return 'No ticket service was allowed.';
  try {
    const { status, body } = await perch.call('http.fetch', {
      url: `${origin}/tickets/${key}`,
      headers: { accept: 'application/json' },
    });
    if (status === 404) return 'There is no such ticket.';
    return readTicket(body) ?? `The ticket service answered ${status}.`;
  } catch (error) {
    known.delete(key);
    return error instanceof AddInError ? error.message : 'The ticket service could not be asked.';
  }
}

function ticketOf(key: string): Promise<Ticket | string> {
  const before = known.get(key);
  if (before) return before;
  const asked = ask(key);
  known.set(key, asked);
  return asked;
}

async function show(): Promise<void> {
  const keys = latestKeys(messages, most);
  const rows = await Promise.all(keys.map(async (key) => row(key, await ticketOf(key))));
  stage().replaceChildren(
    rows.length === 0
      ? element('p', { class: 'soft' }, 'Nobody has mentioned a ticket here yet.')
      : element('ul', {}, ...rows),
  );
}

function row(key: string, ticket: Ticket | string): HTMLElement {
  const name = element('strong', {}, key);
  if (typeof ticket === 'string')
    return element('li', { class: 'item' }, name, element('span', { class: 'bad' }, ticket));
  const { title, status, assignee, url } = ticket;
  return element(
    'li',
    { class: 'item' },
    element(
      'header',
      {},
      url === undefined ? name : opener(key, url),
      element('span', { class: 'soft' }, status),
    ),
    element('span', { dir: 'auto' }, title),
    ...(assignee === undefined ? [] : [element('span', { class: 'faint', dir: 'auto' }, assignee)]),
    ...(perch.has('composer.write') ? [quoter(`${key} (${title})`)] : []),
  );
}

function opener(key: string, url: string): HTMLElement {
  if (!perch.has('links.open')) return element('strong', {}, key);
  const button = element('button', { type: 'button', class: 'link' }, key);
  button.onclick = () => void unlessTakenBack(perch.call('links.open', { url }));
  return button;
}

function quoter(text: string): HTMLElement {
  const button = element('button', { type: 'button', class: 'link' }, 'Put into my message');
  button.onclick = () => void unlessTakenBack(perch.call('composer.write', { text }));
  return button;
}

perch.on('messages.arrived', (told) => {
  messages = [...messages, ...told.messages].slice(-looksBack);
  void show();
});
perch.on('rights.changed', () => {
  known.clear();
  void show();
});
messages = await newestMessages(perch, looksBack);
await show();
