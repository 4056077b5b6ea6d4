import { peopleCommands, peopleFields, readPeople } from '#electron/stanza/0133-administration.ts';
import { table } from '../table.ts';
import { usageFault } from '../usage.ts';
import type { Desk, Given, Outcome, Verb } from '../verb.ts';
import { only } from '../words.ts';

const file = { 'new-password-file': { type: 'string' } } as const;

export const peopleVerbs: readonly Verb[] = [
  {
    words: 'people list',
    does: 'lists everybody who has an account',
    run: async (_, desk) => {
      const { form } = await desk.execute(peopleCommands.list);
      const rows = (form ? readPeople(form) : []).map((one) => [
        one.address,
        one.displayName ?? '',
        one.administrator ? 'administrator' : '',
        one.disabled ? 'disabled' : one.devices > 0 ? 'signed in' : '',
      ]);
      return { lines: table(['ADDRESS', 'NAME', 'RIGHTS', 'STATE'], rows) };
    },
  },
  {
    words: 'people add',
    takes: 'ADDRESS [--name NAME] [--administrator] [--new-password-file FILE | --no-password]',
    does: 'lets somebody in; without a password by single sign-on or a certificate only',
    options: {
      ...file,
      name: { type: 'string' },
      administrator: { type: 'boolean' },
      'no-password': { type: 'boolean' },
    },
    run: async (given, desk) => {
      const address = desk.address(only(given, 'ADDRESS'));
      const [password, name] = [await newPassword(given, desk, address), given.text('name')];
      await desk.execute(peopleCommands.add, {
        [peopleFields.address]: address,
        ...(password !== undefined && { [peopleFields.password]: password }),
        ...(name !== undefined && { [peopleFields.displayName]: name }),
        ...(given.flag('administrator') && { [peopleFields.administrator]: '1' }),
      });
      return { note: `${address} may sign in now.` };
    },
  },
  several('remove', peopleCommands.remove, 'removes people for ever; what they said in rooms stays', 'gone'),
  several('disable', peopleCommands.disable, 'signs people out and lets them in no more', 'disabled'),
  several('enable', peopleCommands.enable, 'lets people in again', 'enabled'),
  several(
    'link',
    peopleCommands.link,
    'lets whoever has their name at the issuer sign on, and nobody who did before',
    'open to whoever signs on under that name next',
  ),
  several('sign-out', peopleCommands.endSession, 'ends their sessions; they may sign in again', 'signed out'),
  {
    words: 'people password',
    takes: 'ADDRESS [--new-password-file FILE]',
    does: 'gives somebody another password, and signs out whoever used the old one',
    options: file,
    run: async (given, desk) => {
      const address = desk.address(only(given, 'ADDRESS'));
      const password = await desk.secret(`New password of ${address}`, given.text('new-password-file'));
      await desk.execute(peopleCommands.password, {
        [peopleFields.address]: address,
        [peopleFields.password]: password,
      });
      return { note: `${address} has another password now.` };
    },
  },
  {
    words: 'people administrator',
    takes: 'ADDRESS yes|no',
    does: 'says who administers the server',
    run: async (given, desk) => {
      const [text, answer, ...more] = given.words;
      if (text === undefined || !/^(yes|no)$/.test(answer ?? '') || more.length > 0) {
        throw usageFault('Give an address, and yes or no.');
      }
      const address = desk.address(text);
      await desk.execute(peopleCommands.administrator, {
        [peopleFields.address]: address,
        [peopleFields.administrator]: answer === 'yes' ? '1' : '0',
      });
      const state = answer === 'yes' ? 'administers the server now' : 'administers the server no longer';
      return { note: `${address} ${state}.` };
    },
  },
  {
    words: 'people name',
    takes: 'ADDRESS NAME',
    does: 'says what somebody is called',
    run: async (given, desk) => {
      const [text, ...words] = given.words;
      if (text === undefined || words.length === 0) throw usageFault('Give an address and a name.');
      const [address, name] = [desk.address(text), words.join(' ')];
      await desk.execute(peopleCommands.displayName, {
        [peopleFields.address]: address,
        [peopleFields.displayName]: name,
      });
      return { note: `${address} is called ${name} now.` };
    },
  },
];

function several(verb: string, node: string, does: string, state: string): Verb {
  return {
    words: `people ${verb}`,
    takes: 'ADDRESS…',
    does,
    run: async (given, desk): Promise<Outcome> => {
      if (given.words.length === 0) throw usageFault('Give an address, or several.');
      const addresses = given.words.map(desk.address);
      await desk.execute(node, { [peopleFields.addresses]: addresses });
      return { note: addresses.map((address) => `${address} is ${state}.`).join('\n') };
    },
  };
}

async function newPassword(given: Given, desk: Desk, address: string): Promise<string | undefined> {
  if (given.flag('no-password')) return undefined;
  return desk.secret(`Password of ${address}`, given.text('new-password-file'));
}
