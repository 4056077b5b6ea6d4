import { expect, test } from 'vitest';
import { readTermination, refusedEntry } from '#electron/chat/room/termination.ts';
import { StanzaFaultError, timedOut } from '#electron/session/request-fault.ts';
import { type StanzaErrorCondition, stanzaError } from '#electron/stanza/stanza-error.ts';

test.each([
  [[110, 301], 'Banned'],
  [[110, 307], 'Kicked'],
  [[110, 321], 'AffiliationChanged'],
  [[110, 322], 'MembersOnly'],
  [[110, 301, 307], 'Banned'],
  [[110, 332], undefined],
  [[110, 307, 333], undefined],
  [[110, 307, 332], undefined],
  [[110], undefined],
  [[], undefined],
])('out of the room with %j means %s', (statuses, cause) => {
  expect(readTermination({ items: [], statuses })?.cause).toBe(cause);
});

test.each([
  [[110], 'Left'],
  [[110, 307], 'Kicked'],
  [[110, 321], 'AffiliationChanged'],
  [[110, 307, 333], undefined],
])('out of a private room with %j, because its companion was left, means %s', (statuses, cause) => {
  expect(readTermination({ items: [], statuses }, true)?.cause).toBe(cause);
});

test('a destroyed room may name the one that takes its place', () => {
  const destroyed = { alternate: 'New@rooms.example.com' };
  expect(readTermination({ items: [], statuses: [110], destroyed })).toMatchObject({
    cause: 'Destroyed',
    replacedBy: 'new@rooms.example.com',
  });
});

test('where nothing is said nothing is decided', () => {
  expect(readTermination(undefined)).toBeUndefined();
});

test.each<[StanzaErrorCondition, boolean]>([
  ['forbidden', true],
  ['item-not-found', true],
  ['registration-required', true],
  ['gone', true],
  ['not-allowed', true],
  ['remote-server-not-found', false],
  ['remote-server-timeout', false],
  ['internal-server-error', false],
  ['resource-constraint', false],
  ['service-unavailable', false],
])('entering again that ends with %s is a refusal: %s', (condition, refused) => {
  expect(refusedEntry(new StanzaFaultError(stanzaError(condition))) !== undefined).toBe(refused);
});

test('silence is no refusal', () => {
  expect(refusedEntry(timedOut())).toBeUndefined();
});
