import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';
import { startPerchServer } from '#test/support/perch-server.ts';
import { Person } from '#test/support/person.ts';

test('a damaged history is fetched anew, and what was written and not sent is sent once', async () => {
  const folder = temporaryFolder('damaged');
  const server = await startPerchServer();
  onTestFinished(async () => {
    await server.stop();
    folder.remove();
  });
  const ana = await Person.signsIn(server, 'ana');
  const desk = await ana.opens({ name: 'Desk', privacy: 'Open' });
  const address = await server.account('ben');
  const ben = await Member.starts(`${folder.path}/ben`);
  await ben.signsIn(address, server.webSocket);
  await ben.follows(desk);
  await ana.says(desk, 'one');
  await ana.says(desk, 'two');
  await ben.sees(desk, 'one', 'two');
  const finds = async (member: Member, text: string) => {
    const { hits } = await member.ask('messages.search', { search: { text, order: 'time' }, limit: 9 });
    return hits.map(({ message }) => message.text);
  };
  expect(await finds(ben, 'on')).toEqual(['one']);
  await ben.says(desk, 'three');
  await ben.ask('drafts.save', { room: desk, text: 'half a thought', importance: 'Regular' });
  await ben.dies();
  truncateSync(join(folder.path, 'ben', 'accounts', encodeURIComponent(address), 'history.sqlite'), 5000);

  const again = await Member.starts(`${folder.path}/ben`);
  await again.isIn(desk);
  await again.hasSentAll(desk);
  await ana.sees(desk, 'three');
  expect(await again.reads(desk)).toEqual(['one', 'two', 'three']);
  expect(ana.heard(desk).filter((text) => text === 'three')).toHaveLength(1);
  expect(await finds(again, 'on')).toEqual(['one']);
  const { drafts } = await again.ask('app.snapshot', {});
  expect(drafts).toMatchObject([{ text: 'half a thought' }]);
  await again.stops();
  await ana.leaves();
});
