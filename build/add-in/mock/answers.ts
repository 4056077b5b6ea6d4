import type { ActionName, Actions, AddInMessage, AddInPerson, GrantedHost, Json } from '#addins/contract.ts';

const ana: AddInPerson = { id: 'ana@example.org', name: 'Ana Ruiz', self: true };
const ben: AddInPerson = { id: 'ben@example.org', name: 'Ben Okafor', self: false };

export const room: Actions['room.read']['answer'] = {
  name: 'Desk',
  description: 'A room that is made up',
  privacy: 'Closed',
  behavior: 'Normal',
  canChat: true,
  canManage: false,
};

/** A room that is made up, in which things can be said. */
export function createMockRoom(hosts: readonly GrantedHost[]) {
  const messages: AddInMessage[] = ['Good morning', 'Opening levels attached.', 'Who looks at ABC-123?'].map(
    (text, at) => messageOf(text, at % 2 === 0 ? ben : ana, at + 1),
  );
  const state = new Map<string, Json>();
  const answers: { readonly [A in ActionName]: (ask: Actions[A]['ask']) => Actions[A]['answer'] } = {
    'room.read': () => room,
    'roster.read': () => ({ people: [ana, ben] }),
    'history.page': ({ before = Number.POSITIVE_INFINITY, after = 0, limit }) => {
      const all = messages.filter(({ key }) => key < before && key > after);
      return { messages: all.slice(-limit), reachedStart: all.length <= limit, reachedEnd: true };
    },
    'history.search': ({ text, limit }) => ({
      messages: messages.filter((message) => message.text.includes(text)).slice(0, limit),
    }),
    'messages.post': ({ text = '' }) => ({ id: String(say(text, ana).key) }),
    'composer.write': () => ({}),
    'alerts.raise': () => ({}),
    'badge.show': () => ({}),
    'state.read': ({ name }) => ({ value: state.get(name) ?? null }),
    'state.write': ({ name, value }) => {
      state.set(name, value);
      return {};
    },
    'state.names': () => ({ names: [...state.keys()] }),
    'links.open': () => ({}),
    'hosts.read': () => ({ hosts }),
    'http.fetch': ({ url }) => ({
      status: 200,
      url,
      headers: {},
      body: '{"title":"Made up","status":"open"}',
    }),
  };
  function say(text: string, author: AddInPerson = ben): AddInMessage {
    const message = messageOf(text, author, messages.length + 1);
    messages.push(message);
    return message;
  }
  return { answers, say };
}

function messageOf(text: string, author: AddInPerson, key: number): AddInMessage {
  return { key, author, sentAt: Date.now(), text, importance: 'Regular' };
}
