import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NS } from '#electron/stanza/namespaces.ts';
import { type TokenRight, tokenRights } from '#electron/stanza/perch-tokens.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { type WatchedServer, watchServer } from '#test/support/watched-server.ts';
import type { Device } from '#test/unit/server/device.ts';
import {
  type Operation,
  operations,
  otherRoom,
  room,
  roomsDomain,
} from '#test/unit/server/scope/operations.ts';

/** Every combination of rights. */
const rightSets: readonly (readonly TokenRight[])[] = [1, 2, 3, 4, 5, 6, 7].map((bits) =>
  tokenRights.filter((_, index) => bits & (1 << index)),
);

let server: WatchedServer;
beforeAll(async () => {
  server = await watchServer();
});
afterAll(() => server?.close());

function isEnough({ takes }: Operation, rights: readonly TokenRight[]): boolean {
  return takes === 'any' || (takes !== 'impossible' && rights.includes(takes));
}

describe.each(rightSets.map((rights) => ({ rights })))('a token to $rights in one room', ({ rights }) => {
  let bot: Device;
  beforeAll(async () => {
    bot = await server.bot({ rights, rooms: [room] });
  });
  afterAll(() => bot?.leaves());

  test('does nothing there that takes another right, and leaves no trace of having tried', async () => {
    const problems: string[] = [];
    for (const operation of operations.filter((one) => !isEnough(one, rights))) {
      const condition = operation.silent ? undefined : 'forbidden';
      problems.push(...(await problemsOf(bot, operation.name, operation.stanza(room), condition)));
    }
    expect(problems).toEqual([]);
  });

  test('does nothing in another room, and does not learn whether there is one', async () => {
    const problems: string[] = [];
    for (const operation of operations.filter(({ everywhere }) => !everywhere)) {
      const condition = operation.silent ? undefined : 'item-not-found';
      for (const at of [otherRoom, `nowhere@${roomsDomain}`]) {
        const name = `${operation.name} in ${at}`;
        problems.push(...(await problemsOf(bot, name, operation.stanza(at), condition)));
      }
    }
    expect(problems).toEqual([]);
  });

  test('does what its rights are for', async () => {
    const problems: string[] = [];
    for (const operation of operations.filter((one) => isEnough(one, rights)).sort(byHarm)) {
      const stanza = operation.stanza(room);
      const { answers, seen } = await server.attempt(bot, stanza);
      const refused = answers.find((answer) => String(answer).includes('The token does not allow this'));
      if (refused) problems.push(`${operation.name} was refused: ${refused}`);
      const words = stanza.getChildText('body');
      if (words !== null && !seen.some((heard) => heard.getChildText('body') === words)) {
        problems.push(`${operation.name} was not heard`);
      }
      await restore();
    }
    expect(problems).toEqual([]);
  });
});

/** What is wrong with how this was refused; no condition: it is passed over in silence. */
async function problemsOf(
  bot: Device,
  name: string,
  stanza: Element,
  condition: string | undefined,
): Promise<readonly string[]> {
  const { answers, seen, left } = await server.attempt(bot, stanza);
  const [answer, ...more] = answers;
  const isRefused =
    condition === undefined
      ? answer === undefined
      : answer?.attrs.type === 'error' && answer.getChild('error')?.getChild(condition) && more.length === 0;
  return [
    ...(left ? [`${name} left something in the database`] : []),
    ...(seen.length > 0 ? [`${name} was noticed: ${seen}`] : []),
    ...(isRefused ? [] : [`${name} was answered: ${answers}`]),
  ];
}

/** What ends everything else comes last. */
function byHarm(one: Operation, other: Operation): number {
  const harm = ({ name }: Operation): number => ['leave', 'end a room'].indexOf(name);
  return harm(one) - harm(other);
}

/** Ana comes back where she was thrown out, and the room where it was ended. */
async function restore(): Promise<void> {
  const { ana } = server;
  const answer = await ana.asks('get', `${room}/Ana`, xml('ping', { xmlns: NS.ping }));
  if (answer.attrs.type !== 'result') await server.open(room);
}
