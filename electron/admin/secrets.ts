import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';
import { FaultError } from '#electron/model/fault.ts';
import { readText } from './read-text.ts';

/** Where passwords come from: never from the command line, which everybody on the machine can read. */
export interface Secrets {
  /** The first line of the file; without one, asked at the terminal, or the next line of standard input. */
  read(prompt: string, file: string | undefined): Promise<string>;
  close(): void;
}

export function openSecrets(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Secrets {
  let lines: Interface | undefined;
  let iterator: AsyncIterator<string> | undefined;

  async function ask(prompt: string): Promise<string> {
    output.write(`${prompt}: `);
    // What is typed is not shown.
    const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
    lines ??= createInterface({ input, output: input.isTTY ? silent : undefined, terminal: input.isTTY });
    iterator ??= lines[Symbol.asyncIterator]();
    const next = await iterator.next();
    output.write('\n');
    return next.done ? '' : next.value;
  }

  return {
    read: async (prompt, file) => {
      const secret = file === undefined ? await ask(prompt) : firstLine(readText(file));
      if (secret !== '') return secret;
      throw new FaultError(
        'InvalidArgument',
        `${prompt}: there is none. Type it, or give a file that has it.`,
      );
    },
    close: () => lines?.close(),
  };
}

function firstLine(text: string): string {
  return text.split(/\r?\n/, 1)[0] ?? '';
}
