import { expect, it } from 'vitest';
import { readDiscoInfo } from '#electron/stanza/0030-disco.ts';
import { readArchiveResult } from '#electron/stanza/0313-archive.ts';
import { readStanzaId } from '#electron/stanza/0359-ids.ts';
import { readOccupantId } from '#electron/stanza/0421-occupant-id.ts';
import {
  isTombstone,
  readModeration,
  writeModerationRequest,
  writeTombstone,
} from '#electron/stanza/0425-moderation.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import type { Element } from '#electron/stanza/xml.ts';
import { addressOf, errorOf, openHouse, type Person } from './house.ts';

const lobby = addressOf('lobby');

/** Ana manages the lobby, Ben is in it, and Adam administers the service from outside. */
function together() {
  const house = openHouse({ accounts: { isAdministrator: (account) => account === 'adam@localhost' } });
  const [ana, ben, adam] = [house.person('ana'), house.person('ben'), house.person('adam')];
  for (const one of [ana, ben]) one.enters('lobby');
  return { house, ana, ben, adam };
}

const idOf = (echo: Element | undefined): string => (echo && readStanzaId(echo, lobby)) ?? '';
const takesBack = (person: Person, id: string, reason?: string): Element =>
  person.asks('lobby', 'set', writeModerationRequest({ id, ...(reason && { reason }) }).toString());

/** What the archive keeps, oldest first. */
function archive(person: Person): readonly Element[] {
  const answers = person.sends('iq', { to: lobby, type: 'set', id: 'a' }, `<query xmlns='${NS.archive}'/>`);
  return answers.flatMap((one) => readArchiveResult(one)?.forwarded.stanza ?? []);
}

it('is done for whoever moderates for now, as long as they do', () => {
  const { ana, ben } = together();
  const makes = (role: string) =>
    ana.asks('lobby', 'set', `<query xmlns='${NS.mucAdmin}'><item nick='Ben' role='${role}'/></query>`);
  const [first, second] = [ana.says('lobby', 'one')[0], ana.says('lobby', 'two')[0]];
  expect(errorOf(takesBack(ben, idOf(first)))).toBe('forbidden');
  expect(makes('moderator').attrs.type).toBe('result');
  expect(takesBack(ben, idOf(first)).attrs.type).toBe('result');
  makes('participant');
  expect(errorOf(takesBack(ben, idOf(second)))).toBe('forbidden');
});

it('takes back what was said, tells those who are there, and keeps who did it, when and why', () => {
  const { house, ana, ben } = together();
  const [echo] = ben.says('lobby', 'this is crap', '<reactions xmlns="urn:x" of="crap"/>');
  const before = archive(ana).length;
  const author = echo && readOccupantId(echo);
  ben.hears();
  house.later(1000);
  expect(takesBack(ana, idOf(echo), 'no bad language').attrs.type).toBe('result');
  const [notice, ...more] = ben.hears();
  expect(more).toEqual([]);
  expect(notice?.attrs).toMatchObject({ from: lobby, type: 'groupchat' });
  expect(notice && readModeration(notice)).toBe(idOf(echo));
  const kept = archive(ben);
  expect(kept).toHaveLength(before + 1);
  const [tombstone, archivedNotice] = kept.slice(-2);
  expect(tombstone && isTombstone(tombstone)).toBe(true);
  expect(tombstone?.attrs.from).toBe(`${lobby}/Ben`);
  expect(tombstone && readOccupantId(tombstone)).toBe(author);
  expect(tombstone?.getChild('retracted')?.attrs.stamp).toBe(new Date(house.now()).toISOString());
  expect(archivedNotice && readModeration(archivedNotice)).toBe(idOf(echo));
  for (const said of [notice?.getChild('retract'), tombstone?.getChild('retracted')]) {
    expect(said?.getChildText('reason')).toBe('no bad language');
    const moderated = said?.getChild('moderated', NS.moderate);
    expect(moderated?.attrs.by).toBe(`${lobby}/Ana`);
    expect(moderated && readOccupantId(moderated)).toBeDefined();
  }
  expect(kept.join('')).not.toContain('crap');
});

it('is for administrators too, who are not named where they are not in the room', () => {
  const { ana, ben, adam } = together();
  const [echo] = ana.says('lobby', 'Hello');
  ben.hears();
  expect(takesBack(adam, idOf(echo)).attrs.type).toBe('result');
  const [notice] = ben.hears();
  expect(notice && readModeration(notice)).toBe(idOf(echo));
  expect(notice?.getChild('retract')?.toString()).not.toMatch(/by=|adam|reason/);
});

it('refuses others in the same words whatever they name', () => {
  const { ana, ben } = together();
  const [echo] = ana.says('lobby', 'Hello');
  const [real, none, nonsense] = [idOf(echo), 'a'.repeat(11), 'x'].map((id) => {
    const answer = takesBack(ben, id);
    expect(errorOf(answer)).toBe('forbidden');
    return answer.getChild('error')?.toString();
  });
  expect(real).toBe(none);
  expect(real).toBe(nonsense);
  expect(archive(ana).join('')).toContain('Hello');
});

it('does once what is asked twice', () => {
  const { ana, ben } = together();
  const [echo] = ben.says('lobby', 'Hello');
  takesBack(ana, idOf(echo), 'first');
  const kept = archive(ana).map(String);
  ben.hears();
  expect(takesBack(ana, idOf(echo), 'second').attrs.type).toBe('result');
  expect(ben.hears()).toEqual([]);
  expect(archive(ana).map(String)).toEqual(kept);
});

it('answers who says something again under its old origin id with the tombstone', () => {
  const { ana, ben } = together();
  const origin = "<origin-id xmlns='urn:xmpp:sid:0' id='o1'/>";
  const [echo] = ben.says('lobby', 'Hello', origin);
  takesBack(ana, idOf(echo));
  const [again] = ben.says('lobby', 'Hello', origin);
  expect(again && isTombstone(again)).toBe(true);
  expect(ana.hears().at(-1)?.getChild('body')).toBeUndefined();
});

it('takes back nothing but what somebody said here', () => {
  const { house, ana, ben } = together();
  const [echo] = ben.says('lobby', 'Hello');
  const [subject] = ana.sends('message', { to: lobby, type: 'groupchat' }, '<subject>Today</subject>');
  takesBack(ana, idOf(echo));
  const notice = idOf(ana.hears().findLast((one) => readModeration(one) !== undefined));
  expect(notice).not.toBe('');
  ana.enters('other');
  ana.configures('other', { roomname: 'Other' });
  const [elsewhere] = ana.says('other', 'Hello');
  const foreign = (elsewhere && readStanzaId(elsewhere, addressOf('other'))) ?? '';
  house.settles();
  for (const id of [idOf(subject), notice, foreign, 'a'.repeat(11), 'x']) {
    expect([id, errorOf(takesBack(ana, id))]).toEqual([id, 'item-not-found']);
  }
});

it.each([
  ['nothing', `<moderate xmlns='${NS.moderate}'><retract xmlns='${NS.retract}'/></moderate>`, 'bad-request'],
  ['something else', `<moderate xmlns='${NS.moderate}' id='x'><edit/></moderate>`, 'bad-request'],
  ['too much', writeModerationRequest({ id: 'x', reason: 'x'.repeat(70_000) }), 'policy-violation'],
])('refuses what asks for %s', (_, payload, condition) => {
  const { ana } = together();
  expect(errorOf(ana.asks('lobby', 'set', payload.toString()))).toBe(condition);
});

it('nobody can leave a tombstone of their own making', () => {
  const { ana, ben } = together();
  const forged = `${writeTombstone(0)}<store xmlns='${NS.hints}'/><sneer xmlns='urn:x'/>`;
  const [echo] = ben.sends('message', { to: lobby, type: 'groupchat' }, forged);
  expect(echo && isTombstone(echo)).toBe(false);
  takesBack(ana, idOf(echo));
  expect(archive(ana).join('')).not.toContain('sneer');
});

it('is announced by rooms that keep what is said', () => {
  const { ana } = together();
  const features = (): readonly string[] => {
    const query = ana.asks('lobby', 'get', `<query xmlns='${NS.discoInfo}'/>`).getChild('query');
    return (query && readDiscoInfo(query)?.features) ?? [];
  };
  expect(features()).toContain(NS.moderate);
  ana.configures('lobby', { enablearchiving: false });
  expect(features()).not.toContain(NS.moderate);
});
