import { join } from 'node:path';
import * as v from 'valibot';
import type { Child, Host } from '#electron/host/host.ts';
import { type FaultCode, FaultError } from '#electron/model/fault.ts';

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

/** Where others reach it. */
export interface OpenDoor {
  readonly webSocket: string;
  /** SHA-256 of its certificate, in hex. */
  readonly fingerprint: string;
}

export interface LocalServer {
  /** Makes the account of whoever sits here, or finds it. */
  enter(account: LocalAccount): Promise<LocalServerFacts>;
  /** Opens it to the network. Rejects with the server's own fault, such as a port that is taken. */
  share(where: { readonly host: string; readonly port?: number }): Promise<OpenDoor>;
  unshare(): Promise<void>;
  /** Makes another certificate, which it shows from now on. */
  renewCertificate(): Promise<Pick<OpenDoor, 'fingerprint'>>;
  /** It ended by itself. Returns its undo. */
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
const refusal = v.object({ code: v.string(), text: v.string() });
const shared = v.union([
  v.object({ shared: v.object({ webSocket: v.string(), fingerprint: v.string() }) }),
  v.object({ notShared: refusal }),
]);
const unshared = v.object({ unshared: v.literal(true) });
const renewed = v.union([
  v.object({ certificateRenewed: v.object({ fingerprint: v.string() }) }),
  v.object({ notRenewed: refusal }),
]);

/**
 * Starts the built-in server beside us. What it is told goes over its message channel: a token on a command line
 * could be read by everybody. Rejects with `ServerError` where it does not come up.
 */
export async function startLocalServer(host: Pick<Host, 'spawn' | 'paths'>): Promise<LocalServer> {
  const child = host.spawn('server', { args: ['--port', '0', '--data', join(host.paths.data, 'server')] });
  try {
    await heard(child, listening);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return {
    enter: async (account) => (await heard(child, ready, { account })).ready,
    share: async (where) => {
      const answer = await heard(child, shared, { share: where });
      if ('shared' in answer) return answer.shared;
      throw refused(answer.notShared);
    },
    unshare: async () => void (await heard(child, unshared, { unshare: true })),
    renewCertificate: async () => {
      const answer = await heard(child, renewed, { renewCertificate: true });
      if ('certificateRenewed' in answer) return answer.certificateRenewed;
      throw refused(answer.notRenewed);
    },
    onExit: (listener) => child.onExit(listener),
    stop: () => child.stop(),
  };
}

/** The first message of this shape, after the question was posted. */
function heard<T>(child: Child, shape: v.GenericSchema<unknown, T>, question?: object): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      for (const undo of undos) undo();
      act();
    };
    const fail = (text: string): void => settle(() => reject(new FaultError('ServerError', text)));
    const timer = setTimeout(() => fail('The built-in server did not answer in time. Try again.'), patience);
    const undos = [
      child.onMessage((message) => {
        const read = v.safeParse(shape, message);
        if (read.success) settle(() => resolve(read.output));
      }),
      child.onExit(() => fail('The built-in server does not run. Start Perch in a terminal to see why.')),
    ];
    if (question) child.post(question);
  });
}

/** The server's own reason; of a kind that is not foreseen only that it failed. */
function refused({ code, text }: v.InferOutput<typeof refusal>): FaultError {
  const known: readonly FaultCode[] = ['InvalidArgument', 'Conflict', 'StorageFailed', 'ConnectionRefused'];
  return new FaultError(known.find((each) => each === code) ?? 'ServerError', text);
}
