import { expect, it } from 'vitest';
import { makeForm, writeForm } from '#electron/stanza/0004-form.ts';
import { writeMucJoin } from '#electron/stanza/0045-muc.ts';
import { peopleCommands, peopleFields } from '#electron/stanza/0133-administration.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { xml } from '#electron/stanza/xml.ts';
import { Device } from '../device.ts';
import { runServer } from '../running.ts';
import { addressOf } from './house.ts';
import { refusalOf, writeExecution } from './wire.ts';

it('whoever ceases to administer goes at once from where only that let them in', async () => {
  const server = await runServer(['ana']);
  for (const name of ['root', 'ben'])
    await server.putAccount(name, `${name}'s password`, { administrator: true });
  const [root, ben] = [await Device.signIn(server, 'root'), await Device.signIn(server, 'ben')];
  server.makeStarterRooms('ana@localhost');
  const scope = writeExecution('category-change', { category: 'General', allowed: ['ana@localhost'] });
  expect(refusalOf(await root.asks('set', addressOf(''), scope))).toBeUndefined();
  ben.send(xml('presence', { to: `${addressOf('lobby')}/Ben` }, writeMucJoin({ history: {} })));
  await ben.hears((one) => one.toString().includes('code="110"'));
  const form = makeForm('submit', NS.commands, {
    [peopleFields.address]: 'ben@localhost',
    [peopleFields.administrator]: false,
  });
  const command = xml('command', { xmlns: NS.commands, node: peopleCommands.administrator }, writeForm(form));
  expect((await root.asks('set', 'localhost', command)).attrs.type).toBe('result');
  const gone = await ben.hears((one) => one.is('presence') && one.attrs.type === 'unavailable');
  expect(gone.toString()).toContain('code="321"');
});
