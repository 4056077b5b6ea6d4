import { expect, test } from 'vitest';
import type { Message } from '#electron/chat/index.ts';
import { PendingSends } from '#electron/chat/room/pending-sends.ts';
import { connectionLost } from '#electron/session/request-fault.ts';
import { realSurroundings } from '#electron/session/surroundings.ts';
import { parseXml } from '#electron/stanza/xml.ts';

/** Time passes when the test says so. */
function stillTime() {
  const due: (() => void)[] = [];
  const after = (_: number, action: () => void) => {
    due.push(action);
    return () => void due.splice(due.indexOf(action), 1);
  };
  return { ...realSurroundings, after, passes: () => due.splice(0).forEach((action) => void action()) };
}

const echo: Message = {
  room: 'desk@rooms.example.com',
  author: { id: 'ana@example.com', name: 'Ana' },
  own: true,
  sentAt: 0,
  text: 'Hello',
  importance: 'Regular',
};

const refusal = (id: string, condition: string) =>
  parseXml(
    `<message type="error" id="${id}"><error type="cancel"><${condition} xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/></error></message>`,
  );

test('an echo is known by its origin id, or by the id that the room reflected', async () => {
  const sends = new PendingSends(stillTime());
  const both = [sends.expect('a'), sends.expect('b')];
  sends.echoed({ ...echo, originId: 'a' }, 'x');
  sends.echoed(echo, 'b');
  expect((await Promise.all(both)).map(({ text }) => text)).toEqual(['Hello', 'Hello']);
});

test.each([
  ['not-acceptable', 'UserNotJoined', true],
  ['forbidden', 'ErrorPermission', false],
  ['policy-violation', 'LimitExceeded', false],
  ['internal-server-error', 'ServerError', false],
])('a refusal by %s is a fault %s; worth another try: %s', async (condition, code, again) => {
  const sends = new PendingSends(stillTime());
  const sent = sends.expect('a');
  sends.refused(refusal('a', condition), { messageSize: 10 });
  const error = await sent.catch((fault: { fault: { code: string; retry?: number } }) => fault);
  expect(error).toMatchObject({ fault: { code } });
  expect('fault' in error && error.fault.retry !== undefined).toBe(again);
});

test('a limit that the service told is named when it refuses', async () => {
  const sends = new PendingSends(stillTime());
  const sent = sends.expect('a');
  sends.refused(refusal('a', 'policy-violation'), { messageSize: 4321 });
  await expect(sent).rejects.toThrow(/4321 bytes/);
});

test('silence is told as such, and what was lost as lost', async () => {
  const time = stillTime();
  const sends = new PendingSends(time);
  const silent = sends.expect('a');
  time.passes();
  await expect(silent).rejects.toMatchObject({ fault: { code: 'TimedOut' } });
  const lost = sends.expect('b');
  sends.failAll(connectionLost());
  await expect(lost).rejects.toMatchObject({ fault: { code: 'ConnectionLost' } });
});
