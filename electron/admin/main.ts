import { FaultError } from '#electron/model/fault.ts';
import { readCommandLine } from './command-line.ts';
import { openDesk } from './desk.ts';
import { help } from './help.ts';
import { openSecrets } from './secrets.ts';
import { findServer } from './server-access.ts';
import { UsageFault } from './usage.ts';
import { verbs } from './verbs.ts';

/** `npm run admin`: an XMPP client that knows the commands of administrators. Ends with 1 where it failed, 2 where it was misused. */
async function main(args: readonly string[]): Promise<void> {
  // Files are named from where npm was called, which itself goes to the project's directory.
  if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
  if (args.length === 0 || /^(--)?help$/.test(args[0] ?? '')) return print(process.stdout, help(verbs));
  const { verb, given, server } = readCommandLine(args, verbs);
  const secrets = openSecrets(process.stdin, process.stderr);
  try {
    const { desk, close } = await openDesk(await findServer(server, secrets.read), secrets.read);
    try {
      const { lines = [], note } = await verb.run(given, desk);
      print(process.stdout, lines);
      if (note !== undefined) print(process.stderr, [note]);
    } finally {
      await close();
    }
  } finally {
    secrets.close();
  }
}

function print(stream: NodeJS.WriteStream, lines: readonly string[]): void {
  for (const line of lines) stream.write(`${line}\n`);
}

function fail(error: unknown): void {
  process.exitCode = error instanceof UsageFault ? 2 : 1;
  print(process.stderr, [
    error instanceof FaultError ? error.message : `This failed, which it should not: ${error}`,
  ]);
}

main(process.argv.slice(2)).catch(fail);
