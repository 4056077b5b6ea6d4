import { describe, expect, it } from 'vitest';
import { peopleCommands } from '#electron/stanza/0133-administration.ts';
import { writeStreamManagement } from '#electron/stanza/0198-stream-management.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { Device } from '../device.ts';
import { opened, runSecureServer } from './secure-server.ts';
import { administers, endOf, house, isServed } from './steps.ts';

describe('A disabled account', () => {
  it('ends its sessions at once, and nobody else’s', async () => {
    const { server, root } = await house();
    const [ana, ben] = [await Device.signIn(server, 'ana'), await Device.signIn(server, 'ben')];
    await administers(root, peopleCommands.disable, 'ana');
    expect(await endOf(ana)).toMatchObject({
      application: { name: 'account-disabled', namespace: NS.perch },
    });
    expect(await isServed(ben)).toBe(true);
  });

  it('ends what waits to be resumed', async () => {
    const { server, root } = await house();
    const ana = await Device.signIn(server, 'ana', { silent: true });
    ana.send(writeStreamManagement({ kind: 'enable', resume: true }));
    const previousId = (await ana.hears('enabled')).attrs.id;
    await ana.cut();
    await administers(root, peopleCommands.disable, 'ana');
    await administers(root, peopleCommands.enable, 'ana');
    const again = await Device.connect(server);
    await again.prove('localhost', 'ana', "ana's password");
    again.send(writeStreamManagement({ kind: 'resume', previousId, h: 0 }));
    expect(String(await again.hears('failed'))).toContain('item-not-found');
  });

  it('ends a sign-in that has no device yet', async () => {
    const { server, root } = await house();
    const ana = await Device.connect(server);
    await ana.prove('localhost', 'ana', "ana's password");
    await administers(root, peopleCommands.disable, 'ana');
    expect(await endOf(ana)).toMatchObject({ condition: 'not-authorized' });
  });

  it('is told to who knows its password, and to nobody else', async () => {
    const { server, root } = await house();
    await administers(root, peopleCommands.disable, 'ana');
    const { device } = await opened(server);
    const wrong = await device.authenticate('ana', "ben's password", 'SCRAM-SHA-256');
    expect(String(wrong)).toContain('not-authorized');
    const right = await device.authenticate('ana', "ana's password", 'SCRAM-SHA-256');
    expect(String(right)).toContain('account-disabled');
    await administers(root, peopleCommands.enable, 'ana');
    expect((await Device.signIn(server, 'ana')).address).toContain('ana@localhost/');
  });

  it('is told to who sends its password over TLS, and to nobody else', async () => {
    const { server, trust } = await runSecureServer(['ana'], { allowPlain: true });
    await server.putAccount('root', "root's password", { administrator: true });
    const { device: root } = await opened(server, trust);
    await root.authenticate('root', "root's password", 'SCRAM-SHA-256');
    await root.open('localhost');
    await root.bind();
    await administers(root, peopleCommands.disable, 'ana');
    const { device } = await opened(server, trust);
    const says = (data: string) => device.answers({ kind: 'auth', mechanism: 'PLAIN', data });
    expect(await says('\0ana\0wrong')).toMatchObject({ condition: 'not-authorized' });
    expect(await says("\0ana\0ana's password")).toMatchObject({ condition: 'account-disabled' });
  });
});
