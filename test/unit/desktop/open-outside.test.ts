import { expect, test, vi } from 'vitest';
import { openOutside } from '#electron/desktop/open-outside.ts';

test.each([
  ['https://example.com/a b', 'https://example.com/a%20b'],
  ['HTTP://EXAMPLE.COM', 'http://example.com/'],
  ['mailto:ana@example.com', 'mailto:ana@example.com'],
  ['xmpp:desk@rooms.example?join', 'xmpp:desk@rooms.example?join'],
])('%s is handed on as %s', async (address, expected) => {
  const openExternal = vi.fn(async () => undefined);
  await openOutside({ openExternal }, address);
  expect(openExternal).toHaveBeenCalledWith(expected);
});

test.each([
  'file:///etc/passwd',
  'javascript:alert(1)',
  'smb://server/share',
  'ms-msdt:/id',
  'vscode://open',
  'perch://app/index.html',
  'C:\\Windows\\system32\\calc.exe',
  '/bin/sh',
  '',
])('%s is refused', async (address) => {
  const openExternal = vi.fn(async () => undefined);
  await expect(openOutside({ openExternal }, address)).rejects.toMatchObject({
    fault: { code: 'InvalidArgument' },
  });
  expect(openExternal).not.toHaveBeenCalled();
});
