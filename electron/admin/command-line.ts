import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { ServerWish } from './server-access.ts';
import { usageFault } from './usage.ts';
import type { Given, Verb } from './verb.ts';

export interface Asked {
  readonly verb: Verb;
  readonly given: Given;
  readonly server: ServerWish;
}

const text = { type: 'string' } as const;
const whereOptions = { data: text, url: text, address: text, 'password-file': text, ca: text } as const;

/** Throws UsageFault. */
export function readCommandLine(args: readonly string[], verbs: readonly Verb[]): Asked {
  const verb = verbs.find(({ words }) => startsWith(args, words.split(' ')));
  if (!verb) throw usageFault('This is nothing that can be done.');
  const rest = args.slice(verb.words.split(' ').length);
  const { values, positionals } = parse(rest, { ...whereOptions, ...verb.options });
  const given: Given = {
    words: positionals,
    text: (option) => textOf(values, option),
    flag: (option) => values[option] === true,
  };
  return { verb, given, server: readWhere(given) };
}

type Values = Readonly<Record<string, unknown>>;

function textOf(values: Values, option: string): string | undefined {
  const value = values[option];
  return typeof value === 'string' ? value : undefined;
}

function startsWith(args: readonly string[], words: readonly string[]): boolean {
  return words.every((word, index) => args[index] === word);
}

function parse(args: readonly string[], options: ParseArgsOptionsConfig) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (cause) {
    throw usageFault('One of these options is not known here, or has no value.', cause);
  }
}

function readWhere(given: Given): ServerWish {
  const [data, url, address, passwordFile, ca] = [
    given.text('data'),
    given.text('url'),
    given.text('address'),
    given.text('password-file'),
    given.text('ca'),
  ];
  if (data !== undefined && address === undefined && url === undefined) return { data };
  if (data === undefined && address !== undefined) return { address, url, passwordFile, ca };
  throw usageFault(
    'Say which server: --data DIR on its own machine, or --address YOU@DOMAIN from elsewhere.',
  );
}
