import { expect, test } from 'vitest';
import { defaultDataDirectory } from '#electron/host/data-directory.ts';
import { openerFor } from '#electron/host/open-outside.ts';
import { readPlainArguments } from '#electron/host/plain-arguments.ts';

test.each([
  [[], { open: true }],
  [['--plain', '--no-open'], { open: false }],
  [['--port', '0', '--data', '/tmp/x'], { port: 0, data: '/tmp/x', open: true }],
  [
    ['--plain', 'xmpp:a.internal?register;preauth=x'],
    { link: 'xmpp:a.internal?register;preauth=x', open: true },
  ],
])('%j is understood', (argv, read) => {
  expect(readPlainArguments(argv)).toEqual(read);
});

test.each([
  [['--port', 'abc'], 'abc'],
  [['--port', '65536'], '65536'],
  [['--port', '-1'], 'not understood'],
  [['--prot', '1'], 'not understood'],
  [['somewhere'], 'xmpp: link'],
  [['xmpp:a', 'xmpp:b'], 'xmpp: link'],
  [['--link', 'xmpp:a'], 'not understood'],
  [['--data'], 'not understood'],
])('%j is refused with a sentence', (argv, sentence) => {
  expect(() => readPlainArguments(argv)).toThrow(sentence);
});

test.each([
  ['linux', {}, '/home/ada/.local/share/perch'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/perch'],
  ['darwin', {}, '/home/ada/Library/Application Support/Perch/data'],
] as const)('on %s with %j things are kept where such things belong', (platform, env, directory) => {
  expect(defaultDataDirectory(platform, '/home/ada', env)).toBe(directory);
});

test('addresses are opened by a program and never by a shell, and by none where there is no display', () => {
  expect(openerFor('darwin', {})).toEqual(['open']);
  expect(openerFor('win32', {})?.[0]).toBe('rundll32');
  expect(openerFor('linux', { DISPLAY: ':0' })).toEqual(['xdg-open']);
  expect(openerFor('linux', {})).toBeUndefined();
});
