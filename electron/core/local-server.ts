import { join } from 'node:path';
import * as v from 'valibot';
import type { Child, Host } from '../host/host.ts';
import { FaultError } from '../model/fault.ts';

export interface LocalAccount {
  /** The local part of the address. */
  readonly name: string;
  /** Its password on this server: random, and nobody ever types it. */
  readonly token: string;
  readonly displayName: string;
}

/** What the server says when the account is there. */
export interface LocalServerFacts {
  readonly webSocket: string;
  readonly address: string;
  readonly chatService: string;
  /** The rooms to begin with. */
  readonly rooms: readonly string[];
}

export interface LocalServer extends LocalServerFacts {
  /** It ended by itself. */
  onExit(listener: () => void): () => void;
  stop(): Promise<void>;
}

const patience = 20_000;
const listening = v.object({ listening: v.object({ webSocket: v.string() }) });
const ready = v.object({
  ready: v.object({
    webSocket: v.string(),
    address: v.string(),
    chatService: v.string(),
    rooms: v.array(v.string()),
  }),
});

/**
 * Starts the built-in server beside us and tells it who lives here, over its message channel: a token on a
 * command line could be read by everybody. Rejects with `ServerError` where it does not come up.
 */
export async function startLocalServer(
  host: Pick<Host, 'spawn' | 'paths'>,
  account: LocalAccount,
): Promise<LocalServer> {
  const child = host.spawn('server', { args: ['--port', '0', '--data', join(host.paths.data, 'server')] });
  try {
    const facts = await untilReady(child, account);
    return { ...facts, onExit: (listener) => child.onExit(listener), stop: () => child.stop() };
  } catch (error) {
    await child.stop();
    throw error;
  }
}

function untilReady(child: Child, account: LocalAccount): Promise<LocalServerFacts> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      for (const undo of undos) undo();
      act();
    };
    const fail = (text: string): void => settle(() => reject(new FaultError('ServerError', text)));
    const timer = setTimeout(() => fail('The built-in server did not start in time. Try again.'), patience);
    const undos = [
      child.onMessage((message) => {
        if (v.is(listening, message)) child.post({ account });
        else if (v.is(ready, message)) settle(() => resolve(message.ready));
      }),
      child.onExit(() => fail('The built-in server did not start. Start Perch in a terminal to see why.')),
    ];
  });
}
