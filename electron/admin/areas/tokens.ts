import {
  addTokenCommand,
  listTokensCommand,
  readMadeToken,
  readTokenList,
  revokeTokenCommand,
} from '#electron/stanza/perch-tokens.ts';
import { instant } from '../instant.ts';
import { moment, table } from '../table.ts';
import { usageFault } from '../usage.ts';
import type { Given, Verb } from '../verb.ts';
import { listed, only } from '../words.ts';

export const tokenVerbs: readonly Verb[] = [
  {
    words: 'token add',
    takes: 'ADDRESS --name TEXT --rights read,post,manage --rooms ROOM,…|all [--until DATE]',
    does: 'makes a token for a program; it is printed once, and never again',
    options: {
      name: { type: 'string' },
      rights: { type: 'string' },
      rooms: { type: 'string' },
      until: { type: 'string' },
    },
    run: async (given, desk) => {
      const account = desk.address(only(given, 'ADDRESS'));
      const until = given.text('until');
      const { form } = await desk.execute(addTokenCommand, {
        account,
        name: needed(given, 'name'),
        rights: listed(needed(given, 'rights')),
        rooms: listed(needed(given, 'rooms')),
        // A day means its end, so that the token counts on it.
        ...(until !== undefined && { until: instant(until, 'end') }),
      });
      const made = form && readMadeToken(form);
      return {
        lines: made ? [made.token] : [],
        note: `This is the only time that the token is shown. It signs ${account} in; its id is ${made?.id}.`,
      };
    },
  },
  {
    words: 'token list',
    does: 'lists the tokens, without their secrets',
    run: async (_, desk) => {
      const { form } = await desk.execute(listTokensCommand);
      const rows = (form ? readTokenList(form) : []).map((one) => [
        one.id,
        one.account,
        one.name,
        one.rights.join(','),
        one.rooms === 'all' ? 'all' : one.rooms.join(','),
        moment(one.until),
        moment(one.usedAt),
      ]);
      return { lines: table(['ID', 'ADDRESS', 'NAME', 'RIGHTS', 'ROOMS', 'UNTIL', 'LAST USED'], rows) };
    },
  },
  {
    words: 'token revoke',
    takes: 'ID',
    does: 'ends a token, and whoever is signed in with it',
    run: async (given, desk) => {
      const id = only(given, 'ID');
      await desk.execute(revokeTokenCommand, { id });
      return { note: `${id} is revoked.` };
    },
  },
];

function needed(given: Given, option: string): string {
  const text = given.text(option);
  if (text) return text;
  throw usageFault(`--${option} is missing.`);
}
