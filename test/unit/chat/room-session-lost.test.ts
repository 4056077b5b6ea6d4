import { expect, test } from 'vitest';
import { NS } from '#electron/stanza/namespaces.ts';
import { parseXml, xml } from '#electron/stanza/xml.ts';
import {
  describe,
  enters,
  item,
  nextMessage,
  out,
  presence,
  room,
  says,
  self,
  server,
  session,
  state,
  toRoom,
  user,
} from './room-session-scene.ts';

test('a room that shuts down is entered again when it is back', async () => {
  await enters();
  const rejoined = new Promise<void>((resolve) => session.on('rejoined', resolve));
  server.serverSends(out(110, 332));
  await server.expectSent(toRoom);
  expect(session.state).toBe('Establishing');
  server.serverSends(self());
  await rejoined;
  expect(session.state).toBe('Established');
});

test('a room that is gone when it is entered again is not made anew', async () => {
  await enters();
  const ended = state('Terminated');
  server.serverSends(out(110, 332));
  await server.expectSent(toRoom);
  server.serverSends(
    presence('Ana', `${item('ana@example.com/desk')}<status code="110"/><status code="201"/>`),
  );
  const destroyed = await server.expectRequest(NS.mucOwner);
  expect(destroyed.getChild('query')?.getChild('destroy')).toBeTruthy();
  expect((await ended).termination).toMatchObject({ cause: 'Refused', condition: 'item-not-found' });
});

test('a new stream means to enter again, and what was in the air is lost', async () => {
  await enters();
  const sent = session.sendChatMessage('Hello');
  await server.expectNamed('message');
  const rejoined = new Promise<void>((resolve) => session.on('rejoined', resolve));
  server.cuts();
  await server.acceptsSignIn();
  await server.opens(xml('bind', { xmlns: NS.bind }));
  const jid = xml('jid', {}, 'ana@example.com/desk');
  server.answers(await server.expectRequest(NS.bind), xml('bind', { xmlns: NS.bind }, jid));
  await expect(sent).rejects.toMatchObject({ fault: { code: 'ConnectionLost' } });
  await server.expectSent(toRoom);
  server.serverSends(self());
  await rejoined;
  expect(session.state).toBe('Established');
});

test('a ghost notices after a resume that it is not in the room, and enters again', async () => {
  await enters();
  const rejoined = new Promise<void>((resolve) => session.on('rejoined', resolve));
  server.cuts();
  await server.acceptsSignIn();
  await server.opens(xml('bind', { xmlns: NS.bind }), xml('sm', { xmlns: NS.streamManagement }));
  const resume = await server.expectNamed('resume');
  server.serverSends(xml('resumed', { xmlns: NS.streamManagement, previd: 'sm-1', h: resume.attrs.h }));
  const ping = await server.expectRequest(NS.ping);
  expect(ping.attrs.to).toBe(`${room}/Ana`);
  server.refuses(ping, 'not-acceptable');
  await server.expectSent(toRoom);
  server.serverSends(self());
  await rejoined;
});

test('history that was not asked for is not told as live', async () => {
  await enters();
  const delay = `<delay xmlns="urn:xmpp:delay" from="${room}" stamp="2020-01-01T00:00:00Z"/>`;
  const first = nextMessage();
  server.serverSends(says('Ben', 'Old', delay));
  server.serverSends(says('Ben', 'New'));
  expect((await first).text).toBe('New');
  const second = nextMessage();
  server.serverSends(says('Ben', 'Newer, with a stamp that Ben wrote', delay));
  expect((await second).text).toContain('Newer');
});

test('an archive page holds what the room itself sent for it, and nothing else', async () => {
  await enters();
  const page = session.archive.page({ before: null, max: 10 });
  const query = await server.expectRequest(NS.archive);
  const id = query.getChild('query')?.attrs.queryid;
  const result = (from: string, queryId: string, text: string) =>
    server.serverSends(
      `<message xmlns="jabber:client" from="${from}"><result xmlns="${NS.archive}" id="${text}" queryid="${queryId}"><forwarded xmlns="${NS.forward}"><delay xmlns="${NS.delay}" stamp="2026-01-01T00:00:00Z"/>${says('Ben', text)}</forwarded></result></message>`,
    );
  result('mallory@example.com', id, 'stranger');
  result(`${room}/Mallory`, id, 'occupant');
  result(room, 'other', 'unasked');
  result(room, id, 'true');
  server.answers(
    query,
    parseXml(
      `<fin xmlns="${NS.archive}" complete="true"><set xmlns="${NS.rsm}"><first>true</first><last>true</last></set></fin>`,
    ),
  );
  expect(await page).toMatchObject({ complete: true, messages: [{ text: 'true', archiveId: 'true' }] });
});

test.each([
  [2, 2],
  [3, undefined],
  [5_000, undefined],
])('of an archive that was asked for two messages and sends %i are believed %s', async (sent, believed) => {
  await enters();
  const page = session.archive.page({ before: null, max: 2 }).then(
    ({ messages }) => messages.length,
    () => undefined,
  );
  const query = await server.expectRequest(NS.archive);
  const id = query.getChild('query')?.attrs.queryid;
  for (let number = 0; number < sent; number += 1) {
    server.serverSends(
      `<message xmlns="jabber:client" from="${room}"><result xmlns="${NS.archive}" id="${number}" queryid="${id}"><forwarded xmlns="${NS.forward}"><delay xmlns="${NS.delay}" stamp="2026-01-01T00:00:00Z"/>${says('Ben', 'x')}</forwarded></result></message>`,
    );
  }
  server.answers(query, parseXml(`<fin xmlns="${NS.archive}"><set xmlns="${NS.rsm}"/></fin>`));
  expect(await page).toBe(believed);
});

test.each([
  ['the id that it was asked before', 'known', 'answered'],
  ['something else', 'other', 'NoSuchNode'],
])('a page that holds no message is believed where what follows it is %s', async (_, next, expected) => {
  await enters();
  const ends = (first: string, last: string) =>
    parseXml(
      `<fin xmlns="${NS.archive}"><set xmlns="${NS.rsm}"><first>${first}</first><last>${last}</last></set></fin>`,
    );
  const page = session.archive.page({ before: 'known', max: 2 }).then(
    () => 'answered',
    (error) => error.fault.code,
  );
  server.answers(await server.expectRequest(NS.archive), ends('note', 'note'));
  server.answers(await server.expectRequest(NS.archive), ends(next, next));
  expect(await page).toBe(expected);
});

test('leaving says goodbye, and the session may enter another room', async () => {
  await enters();
  const left = session.leave();
  await server.expectSent(({ attrs }) => attrs.type === 'unavailable');
  server.serverSends(out(110));
  await left;
  expect(session.state).toBe('Idle');
  await enters();
  expect(session.state).toBe('Established');
});

test('leaving while still entering says goodbye and waits for nobody', async () => {
  const joined = session.join(room);
  const refused = expect(joined).rejects.toMatchObject({ fault: { code: 'ConnectionLost' } });
  server.answers(await server.expectRequest(NS.discoInfo), describe());
  await server.expectSent(toRoom);
  await session.leave();
  await refused;
  expect((await server.expectNamed('presence')).attrs.type).toBe('unavailable');
  expect(session.state).toBe('Idle');
});

test('signing out ends the session, and nothing is sent from it any more', async () => {
  await enters();
  await user.terminate();
  expect(session.state).toBe('Terminated');
  await expect(session.sendChatMessage('Hello')).rejects.toMatchObject({ fault: { code: 'UserNotJoined' } });
});
