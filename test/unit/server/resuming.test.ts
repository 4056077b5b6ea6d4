import { describe, expect, it } from 'vitest';
import type { RunningServer } from '#electron/server/server.ts';
import { readStreamManagement, writeStreamManagement } from '#electron/stanza/0198-stream-management.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { Device, isMessage, message } from './device.ts';
import { runServer } from './running.ts';

/** Turns on acknowledgements; answers the id to resume with. */
async function manage(device: Device, resume = true): Promise<string> {
  device.send(writeStreamManagement({ kind: 'enable', resume }));
  const enabled = readStreamManagement(await device.hears('enabled'));
  return enabled?.kind === 'enabled' ? (enabled.id ?? '') : '';
}

async function resume(server: RunningServer, name: string, previousId: string, h: number) {
  const device = await Device.connect(server);
  await device.prove('localhost', name, `${name}'s password`);
  device.send(writeStreamManagement({ kind: 'resume', previousId, h }));
  const answer = await device.hears((element) => element.getNS() === NS.streamManagement);
  return { device, answer: readStreamManagement(answer) };
}

async function acknowledged(device: Device): Promise<number | undefined> {
  device.send(writeStreamManagement({ kind: 'request' }));
  const answer = readStreamManagement(await device.hears('a'));
  return answer?.kind === 'answer' ? answer.h : undefined;
}

async function managedPair() {
  const server = await runServer(['ana', 'ben']);
  const [ana, ben] = [await Device.signIn(server, 'ana'), await Device.signIn(server, 'ben')];
  return { server, ana, ben, id: await manage(ben) };
}

describe('a managed stream', () => {
  it('counts the stanzas that are handled and stored', async () => {
    const { ben } = await managedPair();
    expect(await acknowledged(ben)).toBe(0);
    ben.send(message('ana@localhost', 'one'));
    ben.send(message('ana@localhost', 'two'));
    expect(await acknowledged(ben)).toBe(2);
  });

  it('counts no words of management, and answers a second enable with a failure', async () => {
    const { ben } = await managedPair();
    ben.send(writeStreamManagement({ kind: 'enable', resume: true }));
    expect(readStreamManagement(await ben.hears('failed'))).toMatchObject({
      condition: 'unexpected-request',
    });
    expect(await acknowledged(ben)).toBe(0);
  });

  it('ends if the client counts more than it was sent', async () => {
    const { ben } = await managedPair();
    ben.send(writeStreamManagement({ kind: 'answer', h: 7 }));
    await ben.hears('error');
    await ben.closed();
  });
});

describe('a session whose connection was lost', () => {
  it('goes on where it was: what was missed comes once, in order, before anything new', async () => {
    const { server, ana, ben, id } = await managedPair();
    ana.send(message(ben.address, 'heard'));
    await ben.hears(isMessage('heard'));
    await ben.cut();
    ana.send(message(ben.address, 'missed 1'));
    ana.send(message('ben@localhost', 'missed 2'));
    await ana.everythingHeard();
    const { device, answer } = await resume(server, 'ben', id, 1);
    expect(answer).toMatchObject({ kind: 'resumed', previousId: id, h: 0 });
    ana.send(message('ben@localhost', 'new'));
    await device.hears(isMessage('new'));
    const bodies = device.heard
      .filter((element) => element.is('message'))
      .map((one) => one.getChildText('body'));
    expect(bodies).toEqual(['missed 1', 'missed 2']);
  });

  it('looks present to everybody meanwhile, and keeps its place in rooms', async () => {
    const { server, ana, ben, id } = await managedPair();
    const enter = (nick: string) =>
      xml('presence', { to: `lobby@rooms.localhost/${nick}` }, xml('x', { xmlns: NS.muc }));
    server.makeStarterRooms('ana@localhost');
    ana.send(enter('ana'));
    await ana.everythingHeard();
    ben.send(enter('ben'));
    await ana.hears((element) => element.attrs.from === 'lobby@rooms.localhost/ben');
    const heard = (await ben.everythingHeard()).filter((element) => element.getNS() === NS.client).length;
    await ben.cut();
    ana.send(message('lobby@rooms.localhost', 'in the room', { type: 'groupchat' }));
    await ana.hears(isMessage('in the room'));
    expect(ana.heard.filter((element) => element.attrs.type === 'unavailable')).toEqual([]);
    // Everything heard, and the answer to the ping by which it was known to be everything.
    const { device } = await resume(server, 'ben', id, heard + 1);
    await device.hears(isMessage('in the room'));
  });

  it('is taken over while the old connection still looks alive', async () => {
    const { server, ana, ben, id } = await managedPair();
    const { device } = await resume(server, 'ben', id, 0);
    await ben.closed();
    ana.send(message('ben@localhost', 'to the new one'));
    await device.hears(isMessage('to the new one'));
  });

  it('is over when it was closed on purpose, or was never there, or belongs to another', async () => {
    const { server, ana, ben, id } = await managedPair();
    for (const [name, previous] of [
      ['ben', 'unknown'],
      ['ana', id],
    ] as const) {
      const { answer } = await resume(server, name, previous, 0);
      expect(answer).toMatchObject({ kind: 'failed', condition: 'item-not-found' });
    }
    ben.send(xml('presence', { to: ana.address }));
    await ana.hears((element) => element.attrs.from === ben.address);
    await ben.leaves();
    const { device, answer } = await resume(server, 'ben', id, 0);
    expect(answer).toMatchObject({ kind: 'failed', condition: 'item-not-found' });
    await device.bind();
    expect(device.address).toContain('ben@localhost/');
  });

  it('ends after its time, and what it had not acknowledged comes to the next device', async () => {
    const server = await runServer(['ana', 'ben'], { hibernation: 0 });
    const [ana, ben] = [await Device.signIn(server, 'ana'), await Device.signIn(server, 'ben')];
    await manage(ben);
    ben.send(xml('presence', { to: ana.address }));
    ana.send(message(ben.address, 'did it arrive?'));
    await ben.hears(isMessage('did it arrive?'));
    await ben.cut();
    const isGone = (element: Element) =>
      element.attrs.type === 'unavailable' && element.attrs.from === ben.address;
    await ana.hears(isGone);
    const next = await Device.signIn(server, 'ben');
    await next.hears(isMessage('did it arrive?'));
  });

  it('ends when more waits for it than a session may keep', async () => {
    const server = await runServer(['ana', 'ben'], { unacknowledged: 3 });
    const [ana, ben] = [await Device.signIn(server, 'ana'), await Device.signIn(server, 'ben')];
    const id = await manage(ben);
    await ben.cut();
    for (const text of ['1', '2', '3', '4', '5']) ana.send(message(ben.address, text));
    await ana.everythingHeard();
    const { answer, device } = await resume(server, 'ben', id, 0);
    expect(answer).toMatchObject({ kind: 'failed' });
    await device.bind();
    await device.appear();
    for (const text of ['1', '2', '3', '4', '5']) await device.hears(isMessage(text));
  });
});
