import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { NS } from '#electron/stanza/namespaces.ts';
import { type WatchedServer, watchServer } from '#test/support/watched-server.ts';
import type { Device } from '#test/unit/server/device.ts';
import { account, domain, otherRoom, room, roomsDomain } from '#test/unit/server/scope/operations.ts';

let server: WatchedServer;
let reader: Device;
beforeAll(async () => {
  server = await watchServer();
});
afterAll(() => server?.close());
beforeEach(async () => {
  reader = await server.bot({ rights: ['read'], rooms: [room] });
});
afterEach(async () => {
  await reader?.leaves();
  await server.ana.everythingHeard();
});

const client = `xmlns='${NS.client}'`;
const body = '<body>words</body>';
const settings = `<query xmlns='${NS.mucOwner}'><x xmlns='jabber:x:data' type='submit'/></query>`;
const everybody = `<query xmlns='${NS.discoItems}'/>`;
const [local] = otherRoom.split('@');

/** What somebody with a token to read one room could send, as it goes over the wire. */
const tricks: Readonly<Record<string, string>> = {
  'another room in capitals': `<message ${client} type='groupchat' to='${otherRoom.toUpperCase()}'>${body}</message>`,
  'another room at the service in capitals': `<iq ${client} type='get' id='1' to='${local}@${roomsDomain.toUpperCase()}'>${everybody}</iq>`,
  'another room with full-width letters': `<iq ${client} type='get' id='1' to='ｐanel@${roomsDomain}'>${everybody}</iq>`,
  'another room with a dot behind': `<iq ${client} type='get' id='1' to='${otherRoom}.'>${everybody}</iq>`,
  'another room with an empty nickname': `<iq ${client} type='get' id='1' to='${otherRoom}/'>${everybody}</iq>`,
  'another room with spaces': `<iq ${client} type='get' id='1' to=' ${otherRoom} '>${everybody}</iq>`,
  'the own room, whose nickname is another room': `<message ${client} type='groupchat' to='${room}/${otherRoom}'>${body}</message>`,
  'the service as a nickname of a room': `<iq ${client} type='get' id='1' to='${roomsDomain}/${otherRoom}'>${everybody}</iq>`,
  'somebody else as the sender': `<message ${client} type='groupchat' from='ana@${domain}' to='${room}'>${body}</message>`,
  'the room as the sender': `<message ${client} type='groupchat' from='${room}/Ana' to='${room}'>${body}</message>`,
  'a type in capitals': `<message ${client} type='GROUPCHAT' to='${room}'>${body}</message>`,
  'a type that there is not': `<message ${client} type='shout' to='${room}'>${body}</message>`,
  'words in another language': `<message ${client} type='groupchat' to='${room}'><body xml:lang='de'>words</body></message>`,
  'words of another namespace': `<message ${client} type='groupchat' to='${room}'><body xmlns='http://www.w3.org/1999/xhtml'>words</body></message>`,
  'a message of a server': `<message xmlns='jabber:server' type='groupchat' to='${room}'>${body}</message>`,
  'a message of a component': `<message xmlns='jabber:component:accept' type='groupchat' to='${room}'>${body}</message>`,
  'a message behind a prefix': `<c:message xmlns:c='${NS.client}' type='groupchat' to='${room}'><c:body>words</c:body></c:message>`,
  'a forwarded message': `<message ${client} to='${room}'><forwarded xmlns='urn:xmpp:forward:0'><message ${client} type='groupchat' to='${room}'>${body}</message></forwarded></message>`,
  'a copy of a message': `<message ${client} to='${account}'><sent xmlns='urn:xmpp:carbons:2'><forwarded xmlns='urn:xmpp:forward:0'><message ${client} type='groupchat' to='${otherRoom}'>${body}</message></forwarded></sent></message>`,
  'two questions in one': `<iq ${client} type='set' id='1' to='${room}'><query xmlns='${NS.archive}'/>${settings}</iq>`,
  'a question behind words': `<iq ${client} type='set' id='1' to='${room}'>words${settings}</iq>`,
  'a question without an id': `<iq ${client} type='set' to='${room}'>${settings}</iq>`,
  'a question of no type': `<iq ${client} id='1' to='${room}'>${settings}</iq>`,
  'settings behind a prefix': `<iq ${client} type='set' id='1' to='${room}'><m:query xmlns:m='${NS.mucOwner}'><x xmlns='jabber:x:data' type='submit'/></m:query></iq>`,
  'a change of lists in a search': `<iq ${client} type='set' id='1' to='${room}'><query xmlns='${NS.mucAdmin}' node='x'><item affiliation='owner' jid='eve@${domain}'/></query></iq>`,
  'commands of a room': `<iq ${client} type='set' id='1' to='${room}'><command xmlns='${NS.commands}' node='urn:perch:chat:1#token-add'/></iq>`,
  'a new password for the account': `<iq ${client} type='set' id='1'><query xmlns='jabber:iq:register'><username>bot</username><password>another one</password></query></iq>`,
  'an end of the account': `<iq ${client} type='set' id='1' to='${domain}'><query xmlns='jabber:iq:register'><remove/></query></iq>`,
  'presence with an invitation': `<presence ${client} to='${room}/Bot'><x xmlns='${NS.mucUser}'><invite to='eve@${domain}'/></x></presence>`,
  'presence of a type in capitals': `<presence ${client} type='UNAVAILABLE' to='${otherRoom}/Bot'/>`,
  'a new room': `<presence ${client} to='mine@${roomsDomain}/Bot'><x xmlns='${NS.muc}'/></presence>`,
  'an answer to what Ana asks others': `<iq ${client} type='result' id='1' to='ana@${domain}'/>`,
  'a presence that stays when it is gone': `<presence ${client} to='ana@${domain}' type='subscribe'/>`,
};

test.each(Object.keys(tricks))('a token to read gets nothing done by %s', async (trick) => {
  const { answers, seen, left } = await server.attempt(reader, tricks[trick] ?? '');
  expect(left).toBe(false);
  // It may be seen that it is there, or was thrown out.
  expect(seen.filter((stanza) => !stanza.is('presence')).map(String)).toEqual([]);
  expect(String(seen)).not.toMatch(/words|invite|eve@/);
  expect(String(answers)).not.toMatch(/Ana|type="result"/);
});
