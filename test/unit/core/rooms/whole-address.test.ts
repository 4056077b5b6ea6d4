import { expect, test } from 'vitest';
import { orWholeAddress } from '#electron/core/rooms/whole-address.ts';
import { FaultError } from '#electron/model/fault.ts';

const service = 'rooms.example.com';
const silent = () => Promise.reject(new FaultError('MsgNotSupported', 'It does not tell.'));

test.each([
  ['Ben@Example.com ', ['ben@example.com']],
  ['ben@example.com/desk', ['ben@example.com']],
  ['ben', []],
  ['example.com', []],
  ['', []],
])('%j, where a service does not tell who is there', async (text, addresses) => {
  const { principals } = await orWholeAddress(text, service, silent);
  expect(principals.map(({ address }) => address)).toEqual(addresses);
});

test('nobody is made up where the service answers, or refuses', async () => {
  const none = { principals: [], moreAvailable: false };
  expect(await orWholeAddress('ben@example.com', service, async () => none)).toEqual(none);
  const refuses = () => Promise.reject(new FaultError('ErrorPermission', 'No.'));
  await expect(orWholeAddress('ben@example.com', service, refuses)).rejects.toThrow('No.');
});
