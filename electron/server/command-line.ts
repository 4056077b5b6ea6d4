import { parseArgs } from 'node:util';
import { FaultError } from '#electron/model/fault.ts';
import { parseJid } from '#electron/stanza/jid.ts';

/** What the command `serve` was asked for. */
export interface CommandLine {
  readonly port: number;
  readonly data: string;
  readonly domain: string;
  /** A file of accounts to make. */
  readonly users?: string;
}

const usage = 'Use: npm run serve -- --port 5280 --data DIR [--domain localhost] [--users FILE].';

export function readCommandLine(args: readonly string[]): CommandLine {
  const { port, data, domain, users } = parse(args);
  if (data === undefined || data === '') throw wrong(`--data is missing. ${usage}`);
  if (port === undefined || !/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw wrong(`--port takes a number from 0 to 65535. ${usage}`);
  }
  const host = parseJid(domain ?? 'localhost');
  if (!host || host.local || host.resource)
    throw wrong(`--domain takes a host name, such as localhost. ${usage}`);
  return { port: Number(port), data, domain: host.domain, ...(users !== undefined && { users }) };
}

function parse(args: readonly string[]): Partial<Record<'port' | 'data' | 'domain' | 'users', string>> {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args: [...args], options: { port: text, data: text, domain: text, users: text } })
      .values;
  } catch (cause) {
    throw new FaultError('InvalidArgument', `One of these options is not known, or has no value. ${usage}`, {
      cause,
    });
  }
}

function wrong(text: string): FaultError {
  return new FaultError('InvalidArgument', text);
}
