import { expect, test } from 'vitest';
import { readLink } from '#electron/core/links.ts';
import { Desk, dataFolder } from './desk.ts';

test.each([
  ['https://example.org/a?b=c#d', { kind: 'outside', url: 'https://example.org/a?b=c#d' }],
  ['HTTP://EXAMPLE.org', { kind: 'outside', url: 'http://example.org/' }],
  ['mailto:ana@example.org', { kind: 'outside', url: 'mailto:ana@example.org' }],
  [
    'mailto:ana@example.org?subject=a%20b&attach=/etc/passwd&Body=c%26attach=d&attachment=e',
    { kind: 'outside', url: 'mailto:ana@example.org?subject=a%20b&Body=c%26attach=d' },
  ],
  ['mailto:ana@example.org?attach=/etc/passwd', { kind: 'outside', url: 'mailto:ana@example.org' }],
  [
    'https://b\u00fccher.example/\u202egnp',
    { kind: 'outside', url: 'https://xn--bcher-kva.example/%E2%80%AEgnp' },
  ],
  ['xmpp:Desk@rooms.example.org?join', { kind: 'room', room: 'desk@rooms.example.org' }],
  ['xmpp:desk@rooms.example.org?join;password=x', { kind: 'room', room: 'desk@rooms.example.org' }],
  [
    'xmpp:desk@rooms.example.org?join;stanza-id=a%3Bb%25',
    { kind: 'room', room: 'desk@rooms.example.org', archiveId: 'a;b%' },
  ],
  ['xmpp:desk@rooms.example.org?join;stanza-id=', { kind: 'room', room: 'desk@rooms.example.org' }],
  ['xmpp:desk@rooms.example.org?join;stanza-id=%ff', { kind: 'room', room: 'desk@rooms.example.org' }],
  ['xmpp:d%C3%A9sk@rooms.example.org?join', { kind: 'room', room: 'désk@rooms.example.org' }],
])('%s is opened', (text, link) => {
  expect(readLink(text)).toEqual(link);
});

test.each([
  'javascript:alert(1)',
  'vbscript:msgbox(1)',
  'https://bank.example@evil.example/',
  'https://:x@evil.example/',
  'java\nscript:alert(1)',
  'file:///etc/passwd',
  'smb://host/share',
  'vscode://file/x',
  'data:text/html,x',
  'ms-msdt:/id',
  'xmpp:ana@example.org',
  'xmpp:rooms.example.org?join',
  'xmpp:desk@rooms.example.org?remove',
  'xmpp:%ff@rooms?join',
  '//example.org',
  'example.org',
  '',
])('%j is not', (text) => {
  expect(readLink(text)).toBeUndefined();
});

test('a link to a room asks the person first, and a foreign one goes to the system', async () => {
  const desk = await Desk.open(dataFolder());
  const arrived = desk.next('link.arrived');
  await desk.ask('links.open', { url: 'xmpp:desk@rooms.example.org?join' });
  expect(await arrived).toEqual({ room: 'desk@rooms.example.org', known: false });
  const message = desk.next('link.arrived');
  await desk.ask('links.open', { url: 'xmpp:desk@rooms.example.org?join;stanza-id=a1' });
  expect(await message).toEqual({ room: 'desk@rooms.example.org', known: false, archiveId: 'a1' });
  await desk.ask('links.open', { url: 'https://example.org' });
  expect(desk.opened).toEqual(['https://example.org/']);
  await expect(desk.ask('links.open', { url: 'file:///etc/passwd' })).rejects.toMatchObject({
    fault: { code: 'InvalidArgument' },
  });
});
