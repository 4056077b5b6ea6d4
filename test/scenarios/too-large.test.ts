import { expect, test } from 'vitest';
import { NS } from '#electron/stanza/namespaces.ts';
import { xml } from '#electron/stanza/xml.ts';
import { startEjabberd } from '#test/support/ejabberd.ts';
import { temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';
import { Person } from '#test/support/person.ts';
import { mustSkip } from '#test/support/programs.ts';

/** Longer than any frame that Perch takes; only ejabberd, of the servers here, knows no limit. */
const huge = 'x'.repeat(17_000_000);

test.skipIf(mustSkip('ejabberd'))(
  'Ben comes back to a message that is too large: he reads what is above and below it, and all else works',
  async ({ onTestFinished }) => {
    const server = await startEjabberd();
    const data = temporaryFolder('too-large');
    onTestFinished(async () => {
      await server.stop();
      data.remove();
    });
    const ana = await Person.signsIn(server, 'ana');
    const desk = await ana.opens({ name: 'Desk', privacy: 'Open' });
    const lobby = await ana.opens({ name: 'Lobby', privacy: 'Open' });
    const ben = await Member.starts(data.path);
    await ben.signsIn(await server.account('ben'), server.webSocket);
    for (const room of [desk, lobby]) {
      await ben.follows(room);
      await ana.says(room, 'before');
      await ben.sees(room, 'before');
    }
    await ben.stops();

    await ana.says(desk, 'below');
    // It comes back to Ana too, and ends her connection.
    const cut = new Promise((resolve) => ana.user.session.on('began', resolve));
    const attributes = { xmlns: NS.client, to: desk, type: 'groupchat', id: 'huge' };
    await ana.user.session.send(xml('message', attributes, xml('body', {}, huge)));
    await cut;
    for (const room of [desk, lobby]) {
      await ana.isIn(room);
      await ana.says(room, 'above');
    }

    const back = await Member.starts(data.path);
    onTestFinished(() => back.stops());
    back.isImpatient();
    await back.sees(desk, 'above', 'below');
    await back.sees(lobby, 'above');
    await back.says(desk, 'at last');
    await back.says(lobby, 'at last');
    await back.hasSentAll(desk);
    await back.hasSentAll(lobby);
    await ana.sees(desk, 'at last');
    const page = await back.ask('messages.page', { room: desk, from: { at: 'newest' }, limit: 50 });
    expect(page.messages.map(({ text }) => text)).toEqual(['before', 'below', 'above', 'at last']);
    expect(page.older).toMatchObject({ code: 'MsgNotSupported' });
    const { connection } = await back.ask('app.snapshot', {});
    expect(connection).toEqual({ state: 'online' });
    await ana.leaves();
  },
);
