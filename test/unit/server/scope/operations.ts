import { writeForm } from '#electron/stanza/0004-form.ts';
import { writeArchiveRequest } from '#electron/stanza/0313-archive.ts';
import { writeModerationRequest } from '#electron/stanza/0425-moderation.ts';
import { writePreauth } from '#electron/stanza/0445-preauth.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import type { TokenRight } from '#electron/stanza/perch-tokens.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';

export const domain = 'x.example';
export const roomsDomain = `rooms.${domain}`;
export const account = `bot@${domain}`;
export const device = `${account}/program`;
export const room = `desk@${roomsDomain}`;
export const otherRoom = `panel@${roomsDomain}`;

/** One thing that a session can try. */
export interface Operation {
  readonly name: string;
  /** What is sent, as far as it concerns a room: to this one. */
  readonly stanza: (room: string) => Element;
  /** It takes this right; `any` is enough; no right is. */
  readonly takes: TokenRight | 'any' | 'impossible';
  /** It concerns no room. */
  readonly everywhere?: true;
  /** Where it is not allowed, nothing is answered. */
  readonly silent?: true;
}

function ask(
  to: string | undefined,
  type: 'get' | 'set',
  name: string,
  xmlns: string,
  ...inner: Element[]
): Element {
  return xml('iq', { type, to, id: '1', from: device }, xml(name, { xmlns }, ...inner));
}

function say(to: string, type: string | undefined, ...content: Element[]): Element {
  return xml('message', { to, type, id: '1', from: device }, ...content);
}

function appear(to: string | undefined, type?: string, ...content: Element[]): Element {
  return xml('presence', { to, type, from: device }, ...content);
}

const body = (): Element => xml('body', {}, 'words');
const muc = (): Element => xml('x', { xmlns: NS.muc });
const node = (name: string): Element => {
  const query = xml('query', { xmlns: NS.discoItems, node: name });
  return query;
};
const nobody = `ana@${domain}`;

/** A search of these rooms in one request. */
export function searchOf(...rooms: readonly string[]): Element {
  const query = writeArchiveRequest({ page: {}, flipped: false, search: { text: 'x', rooms } });
  return xml('iq', { to: roomsDomain, type: 'set', id: '1', from: device }, query);
}

/** Everything that the server knows, and what it does not. */
export const operations: readonly Operation[] = [
  // Rooms, by presence and messages.
  { name: 'enter', stanza: (at) => appear(`${at}/Bot`, undefined, muc()), takes: 'any' },
  { name: 'enter without a nickname', stanza: (at) => appear(at, undefined, muc()), takes: 'any' },
  { name: 'leave', stanza: (at) => appear(`${at}/Bot`, 'unavailable'), takes: 'any', silent: true },
  {
    name: 'probe an occupant',
    stanza: (at) => appear(`${at}/Ana`, 'probe'),
    takes: 'impossible',
    silent: true,
  },
  { name: 'subscribe to a room', stanza: (at) => appear(at, 'subscribe'), takes: 'impossible', silent: true },
  { name: 'say', stanza: (at) => say(at, 'groupchat', body()), takes: 'post' },
  {
    name: 'say a story',
    stanza: (at) => say(at, 'groupchat', xml('subject', {}, 't'), body()),
    takes: 'post',
  },
  {
    name: 'correct',
    stanza: (at) =>
      say(at, 'groupchat', body(), xml('replace', { xmlns: 'urn:xmpp:message-correct:0', id: '0' })),
    takes: 'post',
  },
  {
    name: 'change the subject',
    stanza: (at) => say(at, 'groupchat', xml('subject', {}, 't')),
    takes: 'manage',
  },
  {
    name: 'say something without words',
    stanza: (at) => say(at, 'groupchat', xml('active', { xmlns: 'http://jabber.org/protocol/chatstates' })),
    takes: 'impossible',
  },
  { name: 'write to an occupant', stanza: (at) => say(`${at}/Ana`, 'chat', body()), takes: 'impossible' },
  {
    name: 'write to an occupant as to all',
    stanza: (at) => say(`${at}/Ana`, 'groupchat', body()),
    takes: 'impossible',
  },
  { name: 'write to the room as to a person', stanza: (at) => say(at, 'chat', body()), takes: 'impossible' },
  {
    name: 'invite somebody',
    stanza: (at) => say(at, undefined, xml('x', { xmlns: NS.mucUser }, xml('invite', { to: nobody }))),
    takes: 'impossible',
  },
  {
    name: 'decline an invitation',
    stanza: (at) => say(at, undefined, xml('x', { xmlns: NS.mucUser }, xml('decline', { to: nobody }))),
    takes: 'impossible',
  },
  {
    name: 'ask for voice',
    stanza: (at) => say(at, undefined, writeForm({ type: 'submit', fields: [] })),
    takes: 'impossible',
  },
  { name: 'answer with an error', stanza: (at) => say(at, 'error'), takes: 'impossible', silent: true },
  // Rooms, by questions.
  { name: 'ping a room', stanza: (at) => ask(at, 'get', 'ping', NS.ping), takes: 'any' },
  { name: 'ping oneself', stanza: (at) => ask(`${at}/Bot`, 'get', 'ping', NS.ping), takes: 'any' },
  { name: 'ask what a room is', stanza: (at) => ask(at, 'get', 'query', NS.discoInfo), takes: 'any' },
  { name: 'ask who is in a room', stanza: (at) => ask(at, 'get', 'query', NS.discoItems), takes: 'read' },
  { name: 'ask for the roster', stanza: (at) => ask(at, 'get', 'roster', NS.perch), takes: 'read' },
  { name: 'ask how to search', stanza: (at) => ask(at, 'get', 'query', NS.archive), takes: 'read' },
  { name: 'read the archive', stanza: (at) => ask(at, 'set', 'query', NS.archive), takes: 'read' },
  {
    name: 'search many archives',
    stanza: (at) => searchOf(at),
    takes: 'read',
    // Rooms beyond the scope are taken out of the question.
    everywhere: true,
  },
  { name: 'ask how far it goes', stanza: (at) => ask(at, 'get', 'metadata', NS.archive), takes: 'read' },
  { name: 'read settings', stanza: (at) => ask(at, 'get', 'query', NS.mucOwner), takes: 'manage' },
  {
    name: 'change settings',
    stanza: (at) => ask(at, 'set', 'query', NS.mucOwner, writeForm({ type: 'submit', fields: [] })),
    takes: 'manage',
  },
  {
    name: 'end a room',
    stanza: (at) => ask(at, 'set', 'query', NS.mucOwner, xml('destroy')),
    takes: 'manage',
  },
  {
    name: 'read a list',
    stanza: (at) => ask(at, 'get', 'query', NS.mucAdmin, xml('item', { affiliation: 'member' })),
    takes: 'manage',
  },
  {
    name: 'throw somebody out',
    stanza: (at) => ask(at, 'set', 'query', NS.mucAdmin, xml('item', { nick: 'Ana', role: 'none' })),
    takes: 'manage',
  },
  {
    name: 'take back a message',
    stanza: (at) =>
      xml('iq', { to: at, type: 'set', id: '1', from: device }, writeModerationRequest({ id: '0' })),
    takes: 'manage',
  },
  { name: 'ask to join', stanza: (at) => ask(at, 'set', 'query', NS.register), takes: 'impossible' },
  {
    name: 'see who wants to join',
    stanza: (at) => ask(at, 'get', 'requests', NS.perch),
    takes: 'manage',
  },
  { name: 'look for people', stanza: (at) => ask(at, 'get', 'principals', NS.perch), takes: 'manage' },
  {
    name: 'see what a change would do',
    stanza: (at) => ask(at, 'get', 'preview', NS.perch),
    takes: 'manage',
  },
  {
    name: 'ask who could not follow into a room',
    stanza: (at) => ask(at, 'get', 'misfits', NS.perch),
    takes: 'manage',
  },
  {
    name: 'ask an occupant',
    stanza: (at) => ask(`${at}/Ana`, 'get', 'query', NS.version),
    takes: 'impossible',
  },
  {
    name: 'look at an occupant',
    stanza: (at) => ask(`${at}/Ana`, 'get', 'query', NS.discoInfo),
    takes: 'impossible',
  },
  { name: 'see a card', stanza: (at) => ask(at, 'get', 'vCard', NS.vcard), takes: 'impossible' },
  { name: 'subscribe to nodes', stanza: (at) => ask(at, 'set', 'pubsub', NS.pubsub), takes: 'impossible' },
  {
    name: 'answer what nobody asked',
    stanza: (at) => xml('iq', { type: 'result', to: at, id: '1', from: device }),
    takes: 'impossible',
    silent: true,
  },
  // The service.
  {
    name: 'ping the service',
    stanza: () => ask(roomsDomain, 'get', 'ping', NS.ping),
    takes: 'any',
    everywhere: true,
  },
  {
    name: 'ask what it is',
    stanza: () => ask(roomsDomain, 'get', 'query', NS.discoInfo),
    takes: 'any',
    everywhere: true,
  },
  {
    name: 'list rooms',
    stanza: () => ask(roomsDomain, 'get', 'query', NS.discoItems),
    takes: 'any',
    everywhere: true,
  },
  ...(
    [
      [
        'list categories',
        xml('iq', { type: 'get', to: roomsDomain, id: '1', from: device }, node(`${NS.perch}#categories`)),
      ],
      ['search rooms', ask(roomsDomain, 'get', 'search', 'urn:xmpp:channel-search:0:search')],
      ['see invitations', ask(roomsDomain, 'get', 'invitations', NS.perch)],
      ['answer an invitation', ask(roomsDomain, 'set', 'invitation', NS.perch)],
      ['command the service', ask(roomsDomain, 'set', 'command', NS.commands)],
      ['write to the service', say(roomsDomain, 'chat', body())],
      // The server.
      ['list commands', xml('iq', { type: 'get', to: domain, id: '1', from: device }, node(NS.commands))],
      ['command the server', ask(domain, 'set', 'command', NS.commands)],
      ['register', ask(domain, 'set', 'query', NS.register)],
      ['change the password', ask(undefined, 'set', 'query', NS.register)],
      ['show a token', xml('iq', { type: 'set', to: domain, id: '1', from: device }, writePreauth('x'))],
      ['write to the server', say(domain, 'chat', body())],
      // The account.
      ['get the roster', ask(undefined, 'get', 'query', NS.roster)],
      ['change the roster', ask(account, 'set', 'query', NS.roster)],
      ['copy messages', ask(undefined, 'set', 'enable', NS.carbons)],
      ['read the own archive', ask(undefined, 'set', 'query', NS.archive)],
      ['publish', ask(undefined, 'set', 'pubsub', NS.pubsub)],
      ['read what was published', ask(account, 'get', 'pubsub', NS.pubsub)],
      ['configure a node', ask(account, 'set', 'pubsub', NS.pubsubOwner)],
      ['list own nodes', ask(account, 'get', 'query', NS.discoItems)],
      ['write a card', ask(undefined, 'set', 'vCard', NS.vcard)],
      ['read a card', ask(undefined, 'get', 'vCard', NS.vcard)],
      ['write to oneself', say(account, 'chat', body())],
      ['write to nobody', xml('message', { from: device }, body())],
      // Other people and places.
      ['write to somebody', say(nobody, 'chat', body())],
      ['write to a device', say(`${nobody}/phone`, undefined, body())],
      ['ask somebody', ask(nobody, 'get', 'query', NS.discoInfo)],
      ['ask a device', ask(`${nobody}/phone`, 'get', 'query', NS.version)],
      ['ask another of the own devices', ask(`${account}/phone`, 'get', 'query', NS.discoInfo)],
      ['read somebody’s nodes', ask(nobody, 'get', 'pubsub', NS.pubsub)],
      ['write elsewhere', say('ana@elsewhere.example', 'chat', body())],
      ['ask elsewhere', ask('elsewhere.example', 'get', 'query', NS.discoInfo)],
    ] as const
  ).map(
    ([name, stanza]): Operation => ({ name, stanza: () => stanza, takes: 'impossible', everywhere: true }),
  ),
  ...(
    [
      ['appear', appear(undefined)],
      ['appear with a priority', appear(undefined, undefined, xml('priority', {}, '5'))],
      ['go', appear(undefined, 'unavailable')],
      ['show oneself to somebody', appear(nobody)],
      ['subscribe to somebody', appear(nobody, 'subscribe')],
      ['let somebody subscribe', appear(nobody, 'subscribed')],
      ['probe somebody', appear(nobody, 'probe')],
      ['show oneself to the service', appear(roomsDomain)],
    ] as const
  ).map(
    ([name, stanza]): Operation => ({
      name,
      stanza: () => stanza,
      takes: 'impossible',
      everywhere: true,
      silent: true,
    }),
  ),
  ...(
    [
      ['ping the server', ask(domain, 'get', 'ping', NS.ping)],
      ['ask the time', ask(domain, 'get', 'time', NS.time)],
      ['ask the version', ask(domain, 'get', 'query', NS.version)],
      ['ask what the server is', ask(domain, 'get', 'query', NS.discoInfo)],
      ['ask for services', ask(domain, 'get', 'query', NS.discoItems)],
      ['begin a session', ask(undefined, 'set', 'session', NS.session)],
      ['ping the account', ask(undefined, 'get', 'ping', NS.ping)],
      ['ask what the account is', ask(account, 'get', 'query', NS.discoInfo)],
    ] as const
  ).map(([name, stanza]): Operation => ({ name, stanza: () => stanza, takes: 'any', everywhere: true })),
];
