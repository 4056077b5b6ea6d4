import { parseArgs } from 'node:util';
import { FaultError } from '../model/fault.ts';

export interface PlainArguments {
  /** Absent: the usual port, or any other where that one is taken. */
  readonly port?: number;
  readonly data?: string;
  /** An `xmpp:` link to show as soon as there is a page. */
  readonly link?: string;
  /** Whether a browser is opened when Perch is ready. */
  readonly open: boolean;
}

const usage = 'npm start -- --plain [--port N] [--data DIRECTORY] [--no-open] [LINK]';

/** Reads the command line of the plain host. Throws `InvalidArgument` with a sentence for the person. */
export function readPlainArguments(argv: readonly string[]): PlainArguments {
  const { values, positionals } = parse(argv);
  const { port, data, 'no-open': noOpen } = values;
  return {
    ...readLink(positionals),
    ...(port !== undefined && { port: readPort(port) }),
    ...(data !== undefined && { data }),
    open: !noOpen,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        plain: { type: 'boolean' },
        port: { type: 'string' },
        data: { type: 'string' },
        'no-open': { type: 'boolean' },
      },
      allowPositionals: true,
    });
  } catch (cause) {
    throw new FaultError('InvalidArgument', `These options are not understood. Use: ${usage}`, {
      cause,
    });
  }
}

function readLink([link, ...more]: readonly string[]): Pick<PlainArguments, 'link'> {
  if (link === undefined) return {};
  if (more.length === 0 && /^xmpp:/i.test(link)) return { link };
  throw new FaultError('InvalidArgument', `Only an xmpp: link may stand there, in quotes. Use: ${usage}`);
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new FaultError('InvalidArgument', `“${text}” is no port. Give --port a number from 0 to 65535.`);
}
