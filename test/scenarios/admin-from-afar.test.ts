import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAdmin, startAdministered } from '#test/support/administration.ts';
import { password } from '#test/support/chat-server.ts';

let house: Awaited<ReturnType<typeof startAdministered>>;

beforeAll(async () => {
  house = await startAdministered();
});

afterAll(() => house?.stop());

describe('an administrator from afar', () => {
  const from = (name: string): readonly string[] => {
    const url = house.server.secureWebSocket ?? '';
    return ['--address', `${name}@localhost`, '--url', url, '--ca', house.tls.caFile];
  };

  it('signs in over TLS, with a password from standard input', async () => {
    const { code, out } = await runAdmin(['people', 'list', ...from('root')], `${password}\n`);
    expect(code).toBe(0);
    expect(out).toMatch(/^root@localhost\s+administrator\s+signed in$/m);
  });

  it('gives one password after the other: the own first', async () => {
    const added = await runAdmin(
      ['people', 'add', 'vera', ...from('root')],
      `${password}\na good password\n`,
    );
    expect(added).toMatchObject({ code: 0 });
    await (await house.signIn('vera', 'a good password')).terminate();
  });

  it('cannot have files written on the server', async () => {
    const file = join(house.folder, 'stolen.sqlite');
    const tried = await runAdmin(['backup', '--to', file, ...from('root')], `${password}\n`);
    expect(tried).toMatchObject({ code: 1, error: expect.stringContaining('You do not have the right') });
    expect(existsSync(file)).toBe(false);
  });

  it.each([
    [['people', 'list']],
    [['people', 'add', 'walt', '--no-password']],
    [['people', 'remove', 'ben']],
    [['people', 'administrator', 'quinn', 'yes']],
    [['token', 'list']],
    [['token', 'add', 'x', '--name', 'x', '--rights', 'read', '--rooms', 'all']],
  ])('who is none is refused: %o', async (words) => {
    const tried = await runAdmin([...words, ...from('quinn')], `${password}\n`);
    expect(tried).toMatchObject({ code: 1, out: '' });
    expect(tried.error).toContain('You do not have the right to do this.');
  });

  it('is told that the password is wrong, or the certificate unknown', async () => {
    const wrong = await runAdmin(['people', 'list', ...from('root')], 'wrong\n');
    expect(wrong).toMatchObject({ code: 1, out: '' });
    const [address, url] = [
      ['--address', 'root@localhost'],
      ['--url', house.server.secureWebSocket ?? ''],
    ];
    const unknown = await runAdmin(['people', 'list', ...address, ...url], `${password}\n`);
    expect(unknown).toMatchObject({ code: 1, error: expect.stringContaining('certificate') });
  });
});

describe('what is misused', () => {
  it.each([[['people']], [['people', 'list']], [['nonsense', '--data', 'x']]])(
    'ends with 2 and points to the help: %o',
    async (args) => {
      expect(await runAdmin(args)).toMatchObject({ code: 2, error: expect.stringContaining('help') });
    },
  );

  it('is explained by the help', async () => {
    expect(await runAdmin(['help'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('people add ADDRESS'),
    });
  });

  it('says that no server runs on the directory', async () => {
    const tried = await runAdmin(['people', 'list', '--data', house.folder]);
    expect(tried).toMatchObject({ code: 1, error: expect.stringContaining('No server runs') });
  });
});
