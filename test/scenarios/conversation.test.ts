import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers } from '#test/support/chat-servers.ts';
import { Person } from '#test/support/person.ts';
import { ThirdParty } from '#test/support/third-party.ts';

describe.each(chatServers)('Conversation on $name', ({ start, missing }) => {
  let server: ChatServer;
  beforeAll(async () => {
    if (!missing) server = await start();
  });
  afterAll(() => server?.stop());

  test.skipIf(missing)('two people and one with another program talk in one room', async () => {
    const [ana, ben, cleo] = await Promise.all([
      Person.signsIn(server, 'ana'),
      Person.signsIn(server, 'ben'),
      ThirdParty.signsIn(server, 'cleo'),
    ]);
    const desk = await ana.opens({ name: 'Desk', privacy: 'Open' });
    await ben.joins(desk);
    await cleo.joins(desk);

    await ana.says(desk, 'Opening levels attached.');
    await ben.sees(desk, 'Opening levels attached.');
    await cleo.ear(desk).heard('Opening levels attached.');
    cleo.says(desk, 'Thank you <&> "all" 🐦');
    await ana.sees(desk, 'Thank you <&> "all" 🐦');
    await ben.says(desk, 'Feed B is late');

    const said = ['Opening levels attached.', 'Thank you <&> "all" 🐦', 'Feed B is late'];
    for (const person of [ana, ben]) {
      await person.sees(desk, ...said);
      expect(person.heard(desk)).toEqual(said);
    }
    await cleo.ear(desk).heard(...said);
    expect(cleo.ear(desk).texts).toEqual(said);
    await Promise.all([ana.leaves(), ben.leaves(), cleo.leaves()]);
  });

  test.skipIf(missing)('the echo tells who said it, and that it was oneself', async () => {
    const ana = await Person.signsIn(server, 'ana');
    const ben = await Person.signsIn(server, 'ben');
    const desk = await ana.opens({ name: 'Echoes', privacy: 'Open' });
    const session = await ben.joins(desk);
    const heard = new Promise((resolve) => session.on('chatMessageReceived', resolve));

    const echo = await ana.says(desk, 'Hello');
    expect(echo).toMatchObject({ own: true, text: 'Hello', author: { id: ana.address } });
    expect(await heard).toMatchObject({ own: false, text: 'Hello', author: { id: ana.address } });
    await Promise.all([ana.leaves(), ben.leaves()]);
  });

  test.skipIf(missing)('stories and alerts arrive as such, and are readable in another program', async () => {
    const ana = await Person.signsIn(server, 'ana');
    const ben = await Person.signsIn(server, 'ben');
    const cleo = await ThirdParty.signsIn(server, 'cleo');
    const desk = await ana.opens({ name: 'Stories', privacy: 'Open' });
    await ben.joins(desk);
    await cleo.joins(desk);

    await ana.says(desk, 'A long body.', { storyTitle: 'A title' });
    await ana.says(desk, 'Fire drill now', { importance: 'Alert' });
    await cleo.ear(desk).heard('A long body.', 'Fire drill now');
    await ben.sees(desk, 'Fire drill now');
    const [story, alert] = await ben.reads(desk);
    expect(story).toMatchObject({ text: 'A long body.', storyTitle: 'A title', importance: 'Regular' });
    expect(alert).toMatchObject({ text: 'Fire drill now', importance: 'Alert' });
    expect(alert?.storyTitle).toBeUndefined();
    await Promise.all([ana.leaves(), ben.leaves(), cleo.leaves()]);
  });

  test.skipIf(missing)('who comes and goes is seen by who is there', async () => {
    const ana = await Person.signsIn(server, 'ana');
    const ben = await Person.signsIn(server, 'ben');
    const desk = await ana.opens({ name: 'Door', privacy: 'Open' });
    const session = ana.session(desk);
    const names = (): readonly string[] => session.participants.map(({ person }) => person.id).sort();
    const changed = () =>
      new Promise<void>((resolve) => {
        const off = session.on('participantAttendanceChanged', () => {
          off();
          resolve();
        });
      });

    const came = changed();
    await ben.joins(desk);
    await came;
    expect(names()).toEqual([ana.address, ben.address].sort());
    const went = changed();
    await ben.session(desk).leave();
    await went;
    expect(names()).toEqual([ana.address]);
    await Promise.all([ana.leaves(), ben.leaves()]);
  });
});
