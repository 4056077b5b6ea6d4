import { expect, it } from 'vitest';
import type { RunningServer } from '#electron/server/server.ts';
import { writeMucJoin } from '#electron/stanza/0045-muc.ts';
import { writeMembershipWish } from '#electron/stanza/0045-requests.ts';
import { writeUniqueQuestion } from '#electron/stanza/0045-unique.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { Device } from '../device.ts';
import { runServer } from '../running.ts';
import { addressOf, type FormValues } from './house.ts';
import { refusalOf, writeSave } from './wire.ts';

async function makesRoom(ana: Device, values: FormValues): Promise<string> {
  const given = await ana.asks('get', addressOf(''), writeUniqueQuestion());
  const room = addressOf(given.getChildText('unique') ?? '');
  ana.send(xml('presence', { to: `${room}/Ana` }, writeMucJoin({ history: {} })));
  await saves(ana, room, writeSave(values));
  return room;
}

async function saves(ana: Device, room: string, form: Element): Promise<void> {
  expect(refusalOf(await ana.asks('set', room, form))).toBeUndefined();
}

async function whatWaited(server: RunningServer, name: string, room: string): Promise<readonly string[]> {
  const device = await Device.signIn(server, name);
  const heard = (await device.everythingHeard()).filter(
    (one) => one.is('message') && one.attrs.from === room,
  );
  await device.asks('set', undefined, xml('query', { xmlns: NS.archive }));
  return [...heard, ...device.heard.splice(0).filter((one) => one.toString().includes(room))].map(String);
}

const both = ['ana@localhost', 'ben@localhost'];

it('an invitation waits for who is away, once, and is in no archive', async () => {
  const server = await runServer(['ana', 'ben']);
  const ana = await Device.signIn(server, 'ana');
  const room = await makesRoom(ana, { publicroom: false });
  await saves(ana, room, writeSave({}, { members: both }));
  const waited = await whatWaited(server, 'ben', room);
  expect(waited).toHaveLength(1);
  expect(waited[0]).toContain('<invite');
});

it('an invitation is not for who is no member any more when they come', async () => {
  const server = await runServer(['ana', 'ben']);
  const ana = await Device.signIn(server, 'ana');
  const room = await makesRoom(ana, { publicroom: false });
  await saves(ana, room, writeSave({}, { members: both }));
  await saves(ana, room, writeSave({}, { members: ['ana@localhost'] }));
  expect(await whatWaited(server, 'ben', room)).toEqual([]);
});

it.each([
  ['is told', both, 1],
  ['is not told', ['ana@localhost'], 0],
])('who manages the room when they come %s what somebody asked before', async (_, managers, count) => {
  const server = await runServer(['ana', 'ben', 'cy']);
  const [ana, cy] = [await Device.signIn(server, 'ana'), await Device.signIn(server, 'cy')];
  const room = await makesRoom(ana, {});
  await saves(ana, room, writeSave({}, { managers: both }));
  const wish = xml('query', { xmlns: NS.register }, writeMembershipWish({ words: 'It is me' }));
  expect(refusalOf(await cy.asks('set', room, wish))).toBeUndefined();
  await saves(ana, room, writeSave({}, { managers }));
  const waited = await whatWaited(server, 'ben', room);
  expect(waited.filter((one) => one.includes('It is me'))).toHaveLength(count);
});
