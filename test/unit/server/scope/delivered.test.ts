import { describe, expect, it } from 'vitest';
import { passDelivered } from '#electron/server/scope/delivered.ts';
import { writeDiscoItems } from '#electron/stanza/0030-disco.ts';
import { writeMucUser } from '#electron/stanza/0045-muc.ts';
import { writeArchiveResult } from '#electron/stanza/0313-archive.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type Scope, type TokenRight, tokenRights } from '#electron/stanza/perch-tokens.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { account, device, domain, otherRoom, room, roomsDomain } from './operations.ts';

const surroundings = { domain, roomsDomain, hasRoom: () => true };

/** A stanza for the session, and what it takes to get it; `own`: also whoever may only write. */
interface Delivery {
  readonly name: string;
  readonly stanza: (room: string) => Element;
  readonly takes: 'any' | 'read' | 'own' | 'impossible';
  readonly everywhere?: true;
}

const to = device;
const body = (): Element => xml('body', {}, 'words');
const delay = (): Element => xml('delay', { xmlns: NS.delay, stamp: '2026-01-01T00:00:00Z' });
const present = (...statuses: number[]): Element => writeMucUser({ items: [], statuses });
const message = (from: string, type: string | undefined, ...content: Element[]): Element =>
  xml('message', { from, to, type, id: 'said' }, ...content);
const said = new Set(['said']);
const presence = (from: string, type?: string, ...content: Element[]): Element =>
  xml('presence', { from, to, type }, ...content);
const iq = (from: string, type: string, ...content: Element[]): Element =>
  xml('iq', { from, to, type, id: '1' }, ...content);
const forwarded = { stanza: xml('message', {}, body()), stamp: '2026-01-01T00:00:00Z' };
const foundIn = (at: string): Element => {
  const found = xml('message', { from: `${at}/Ana`, type: 'groupchat' }, body());
  return writeArchiveResult({ id: '1', forwarded: { ...forwarded, stanza: found } });
};
const nobody = `ana@${domain}`;

const deliveries: readonly Delivery[] = [
  { name: 'the own arrival', stanza: (at) => presence(`${at}/Bot`, undefined, present(110)), takes: 'any' },
  {
    name: 'the own end',
    stanza: (at) => presence(`${at}/Bot`, 'unavailable', present(110, 307)),
    takes: 'any',
  },
  { name: 'a refused entry', stanza: (at) => presence(`${at}/Bot`, 'error'), takes: 'any' },
  { name: 'somebody who comes', stanza: (at) => presence(`${at}/Ana`, undefined, present()), takes: 'read' },
  {
    name: 'somebody who goes',
    stanza: (at) => presence(`${at}/Ana`, 'unavailable', present()),
    takes: 'read',
  },
  {
    name: 'what a search of many rooms found',
    stanza: (at) => message(roomsDomain, undefined, foundIn(at)),
    takes: 'read',
  },
  { name: 'what somebody says', stanza: (at) => message(`${at}/Ana`, 'groupchat', body()), takes: 'read' },
  { name: 'what one said oneself', stanza: (at) => message(`${at}/Bot`, 'groupchat', body()), takes: 'own' },
  {
    name: 'what one said before',
    stanza: (at) => message(`${at}/Bot`, 'groupchat', body(), delay()),
    takes: 'read',
  },
  { name: 'the subject', stanza: (at) => message(at, 'groupchat', xml('subject', {}, 't')), takes: 'read' },
  { name: 'a change of the room', stanza: (at) => message(at, 'groupchat', present(104)), takes: 'read' },
  {
    name: 'a page of the archive',
    stanza: (at) => message(at, undefined, writeArchiveResult({ id: '1', forwarded })),
    takes: 'read',
  },
  {
    name: 'an archive that somebody made up',
    stanza: (at) => message(`${at}/Ana`, undefined, writeArchiveResult({ id: '1', forwarded })),
    takes: 'impossible',
  },
  { name: 'a refused message', stanza: (at) => message(at, 'error'), takes: 'any' },
  {
    name: 'an error that somebody made up',
    stanza: (at) => message(`${at}/Ana`, 'error', body()),
    takes: 'impossible',
  },
  { name: 'a private message', stanza: (at) => message(`${at}/Ana`, 'chat', body()), takes: 'impossible' },
  {
    name: 'a private message without a type',
    stanza: (at) => message(`${at}/Ana`, undefined, body()),
    takes: 'impossible',
  },
  {
    name: 'an invitation',
    stanza: (at) => message(at, undefined, xml('x', { xmlns: NS.mucUser }, xml('invite', { from: nobody }))),
    takes: 'impossible',
  },
  {
    name: 'somebody who wants in',
    stanza: (at) => message(at, undefined, xml('x', { xmlns: NS.form })),
    takes: 'impossible',
  },
  { name: 'an answer', stanza: (at) => iq(at, 'result'), takes: 'any' },
  { name: 'an answer to a ping', stanza: (at) => iq(`${at}/Bot`, 'result'), takes: 'any' },
  { name: 'a refusal', stanza: (at) => iq(at, 'error'), takes: 'any' },
  {
    name: 'a question',
    stanza: (at) => iq(`${at}/Ana`, 'get', xml('query', { xmlns: NS.version })),
    takes: 'impossible',
  },
  ...(
    [
      ['an answer of the server', iq(domain, 'result')],
      ['an answer of the account', iq(account, 'result')],
      ['an answer of the service', iq(roomsDomain, 'result')],
    ] as const
  ).map(([name, stanza]): Delivery => ({ name, stanza: () => stanza, takes: 'any', everywhere: true })),
  ...(
    [
      ['a change of the roster', iq(account, 'set', xml('query', { xmlns: NS.roster }))],
      ['a question of the server', iq(domain, 'get', xml('ping', { xmlns: NS.ping }))],
      ['a question of somebody', iq(`${nobody}/phone`, 'get', xml('query', { xmlns: NS.version }))],
      ['an answer of somebody', iq(`${nobody}/phone`, 'result')],
      ['an answer of another device', iq(`${account}/phone`, 'result', xml('query', { xmlns: 'urn:x' }))],
      ['a message', message(`${nobody}/phone`, 'chat', body())],
      ['a message to all devices', message(`${nobody}/phone`, undefined, body())],
      ['an error of somebody', message(`${nobody}/phone`, 'error', body())],
      ['what was published', message(account, 'headline', xml('event', { xmlns: NS.pubsubEvent }))],
      ['a copy', message(account, 'chat', xml('received', { xmlns: NS.carbons }))],
      ['the own archive', message(account, undefined, writeArchiveResult({ id: '1', forwarded }))],
      ['news of the server', message(domain, 'headline', body())],
      ['presence of somebody', presence(`${nobody}/phone`)],
      ['presence of another device', presence(`${account}/phone`)],
      ['a wish to subscribe', presence(nobody, 'subscribe')],
      ['something from nowhere', xml('message', { to }, body())],
    ] as const
  ).map(
    ([name, stanza]): Delivery => ({ name, stanza: () => stanza, takes: 'impossible', everywhere: true }),
  ),
];

function reaches(scope: Scope, stanza: Element): boolean {
  const nicknames = new Map([
    [room, 'Bot'],
    [otherRoom, 'Bot'],
  ]);
  const passed = passDelivered(scope, stanza, { account, nicknames, said }, surroundings);
  return passed?.name === stanza.name;
}

function isEnough({ takes }: Delivery, right: TokenRight): boolean {
  if (takes === 'any') return true;
  return takes === 'read' ? right === 'read' : takes === 'own' && right !== 'manage';
}

describe.each(tokenRights.map((right) => ({ right })))('a token to $right', ({ right }) => {
  it.each(deliveries)('gets of its room: $name ($takes)', (delivery) => {
    const isIn = isEnough(delivery, right);
    expect(reaches({ rights: [right], rooms: [room] }, delivery.stanza(room))).toBe(isIn);
    expect(reaches({ rights: [right], rooms: 'all' }, delivery.stanza(room))).toBe(isIn);
  });

  it.each(deliveries.filter(({ everywhere }) => !everywhere))(
    'gets nothing of another room: $name',
    (delivery) => {
      expect(reaches({ rights: [right], rooms: [room] }, delivery.stanza(otherRoom))).toBe(false);
    },
  );
});

describe('a list of rooms', () => {
  const items = [room, otherRoom].map((address) => ({ address, name: address }));
  const page = xml('set', { xmlns: NS.rsm }, xml('count', {}, '2'));
  const list = iq(roomsDomain, 'result', writeDiscoItems({ items }, page));

  it('holds only those of the scope, and no count', () => {
    const scope: Scope = { rights: ['post'], rooms: [room] };
    const text = String(passDelivered(scope, list, { account, nicknames: new Map(), said }, surroundings));
    expect(text).toContain(room);
    expect(text).not.toContain('panel');
    expect(text).not.toContain('count');
  });
});

describe('who may write and not read', () => {
  const scope: Scope = { rights: ['post'], rooms: [room] };

  it('does not hear what its account says on another device under the same nickname', () => {
    const own = { account, nicknames: new Map([[room, 'Bot']]), said };
    const other = xml('message', { from: `${room}/Bot`, to, type: 'groupchat', id: 'other' }, body());
    expect(passDelivered(scope, other, own, surroundings)).toBeUndefined();
    const shared = presence(`${room}/Bot`, undefined, present(110), xml('status', {}, 'of the person'));
    expect(String(passDelivered(scope, shared, own, surroundings))).not.toContain('of the person');
  });

  it('hears what was said under the nickname that is theirs now, and under no other', () => {
    const nicknames = new Map<string, string>();
    const gets = (stanza: Element): boolean =>
      passDelivered(scope, stanza, { account, nicknames, said }, surroundings) !== undefined;
    const words = (by: string): Element => message(`${room}/${by}`, 'groupchat', body());
    expect(gets(words('Bot'))).toBe(false);
    // Refused: the nickname is somebody else's.
    gets(presence(`${room}/Bot`, 'error'));
    gets(presence(`${room}/Bot`, undefined, present()));
    expect(gets(words('Bot'))).toBe(false);
    gets(presence(`${room}/Robot`, undefined, present(110)));
    expect([gets(words('Robot')), gets(words('Bot'))]).toEqual([true, false]);
    // Renamed: the old name goes, the new one comes (XEP-0045, 7.6).
    gets(presence(`${room}/Robot`, 'unavailable', present(110, 303)));
    gets(presence(`${room}/R2`, undefined, present(110)));
    expect([gets(words('R2')), gets(words('Robot'))]).toEqual([true, false]);
    gets(presence(`${room}/R2`, 'unavailable', present(110)));
    expect(gets(words('R2'))).toBe(false);
  });
});
