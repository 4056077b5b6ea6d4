import { once } from 'node:events';
import { type Agent, createClient } from 'stanza';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '#electron/server/server.ts';
import { openDatabase } from '#electron/server/storage/database.ts';

const password = 'a password';
const service = 'rooms.localhost';
let server: RunningServer;

beforeAll(async () => {
  server = await startServer({ port: 0, database: openDatabase(':memory:'), domain: 'localhost' });
  await Promise.all(['ana', 'ben'].map((name) => server.putAccount(name, password)));
});

afterAll(() => server.close());

async function signIn(name: string): Promise<Agent> {
  const agent = createClient({
    jid: `${name}@localhost`,
    resource: 'desk',
    password,
    transports: { websocket: server.webSocket, bosh: false },
    autoReconnect: false,
    useStreamManagement: false,
  });
  const started = once(agent, 'session:started');
  agent.connect();
  await started;
  agent.sendPresence();
  return agent;
}

async function signOut(...agents: readonly Agent[]): Promise<void> {
  for (const agent of agents) {
    const gone = once(agent, 'disconnected');
    agent.disconnect();
    await gone;
  }
}

const field = (name: string, value: string | boolean) => ({ name: `muc#roomconfig_${name}`, value });

/** The library `stanza`, which knows XEP-0045 and nothing of ours. */
describe('a client that knows nothing of categories and lists', () => {
  it('makes a room, says how it is, lets people in and puts them out', async () => {
    const [ana, ben] = [await signIn('ana'), await signIn('ben')];
    const room = `desk@${service}`;
    await ana.joinRoom(room, 'Ana');
    const form = await ana.getRoomConfig(room);
    // All of the form goes back as it came, ours too: a client fills in what it knows and leaves the rest.
    const others = (form.fields ?? []).filter(({ name }) => name !== 'muc#roomconfig_roomname');
    await ana.configureRoom(room, { fields: [...others, field('roomname', 'Gold Desk')] });
    expect((await ana.getDiscoItems(service)).items).toMatchObject([{ jid: room, name: 'Gold Desk' }]);
    await expect(ben.joinRoom(room, 'Ben')).rejects.toMatchObject({
      error: { condition: 'registration-required' },
    });

    const invited = once(ben, 'muc:invite');
    ana.invite(room, { to: 'ben@localhost', reason: 'Come' });
    expect((await invited)[0]).toMatchObject({ room });
    await ben.joinRoom(room, 'Ben');
    expect((await ana.getRoomMembers(room)).muc.users).toMatchObject([{ jid: 'ben@localhost' }]);
    const heard = once(ana, 'groupchat');
    ben.sendMessage({ to: room, type: 'groupchat', body: 'hello' });
    expect((await heard)[0]).toMatchObject({ body: 'hello' });

    const put = once(ben, 'muc:leave');
    await ana.setRoomAffiliation(room, 'ben@localhost', 'none');
    expect((await put)[0]).toMatchObject({ muc: { statusCodes: expect.arrayContaining(['321']) } });
    await ana.setRoomAffiliation(room, 'ben@localhost', 'owner');
    await ben.joinRoom(room, 'Ben');
    await ben.configureRoom(room, { fields: [field('roomdesc', 'Metals'), field('membersonly', false)] });
    const info = await ana.getDiscoInfo(room);
    expect(info.features).toContain('muc_open');
    await signOut(ana, ben);
  });

  it('runs an auditorium: gives voice and takes it, kicks, bans, and changes the subject', async () => {
    const [ana, ben] = [await signIn('ana'), await signIn('ben')];
    const room = `stage@${service}`;
    await ana.joinRoom(room, 'Ana');
    await ana.configureRoom(room, { fields: [field('membersonly', false), field('moderatedroom', true)] });
    const arrived = once(ana, 'muc:available');
    expect((await ben.joinRoom(room, 'Ben')).muc).toMatchObject({ role: 'visitor' });
    await arrived;
    const asked = new Promise((resolve) => ana.on('message', ({ forms, from }) => forms && resolve(from)));
    ben.requestRoomVoice(room);
    expect(await asked).toBe(room);
    const changed = once(ben, 'muc:available');
    await ana.setRoomRole(room, 'Ben', 'participant');
    expect((await changed)[0]).toMatchObject({ muc: { role: 'participant' } });
    // The first is the one that it has on entering.
    const told = new Promise((resolve) => ben.on('muc:topic', ({ topic }) => topic && resolve(topic)));
    ana.setSubject(room, 'Today');
    expect(await told).toBe('Today');
    const kicked = once(ben, 'muc:leave');
    await ana.kick(room, 'Ben', 'Enough');
    expect((await kicked)[0]).toMatchObject({ muc: { statusCodes: expect.arrayContaining(['307']) } });
    await ana.ban(room, 'ben@localhost');
    await expect(ben.joinRoom(room, 'Ben')).rejects.toMatchObject({ error: { condition: 'forbidden' } });
    await signOut(ana, ben);
  });

  it('makes a secret room at an address that it is given, and ends it', async () => {
    const [ana, ben] = [await signIn('ana'), await signIn('ben')];
    const room = `${await ana.getUniqueRoomName(service)}@${service}`;
    await ana.joinRoom(room, 'Ana');
    await ana.configureRoom(room, { fields: [field('membersonly', true), field('publicroom', false)] });
    await expect(ben.getDiscoInfo(room)).rejects.toMatchObject({ error: { condition: 'item-not-found' } });
    const ended = once(ana, 'muc:destroyed');
    await ana.destroyRoom(room, { reason: 'Done' });
    expect((await ended)[0]).toMatchObject({ room, reason: 'Done' });
    const chosen = `hidden@${service}`;
    await ana.joinRoom(chosen, 'Ana');
    const hide = { fields: [field('membersonly', true), field('publicroom', false)] };
    await expect(ana.configureRoom(chosen, hide)).rejects.toMatchObject({
      error: { condition: 'not-acceptable' },
    });
    await signOut(ana, ben);
  });
});
