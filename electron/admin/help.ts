import type { Verb } from './verb.ts';

const where = `
On the server's machine, as the account that runs it:  --data DIR
From elsewhere, as an administrator:  --address YOU@DOMAIN [--url wss://…] [--ca FILE] [--password-file FILE]

Passwords are asked for, or read from files or from standard input, one to a line.`;

export function help(verbs: readonly Verb[]): readonly string[] {
  return [
    'npm run admin -- WHAT … --data DIR',
    '',
    ...verbs.flatMap(({ words, takes, does }) => [
      `  ${[words, takes].filter(Boolean).join(' ')}`,
      `      ${does}`,
    ]),
    ...where.split('\n'),
  ];
}
