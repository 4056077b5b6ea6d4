import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { FaultError } from '#electron/model/fault.ts';
import type { BareAddress } from '#electron/model/ids.ts';
import type { Credential } from '#electron/session/credential.ts';
import { readText } from './read-text.ts';

/** Which server, as whoever asks names it. */
export type ServerWish =
  | { readonly data: string }
  | {
      readonly address: string;
      readonly url: string | undefined;
      readonly passwordFile: string | undefined;
      readonly ca: string | undefined;
    };

/** All that it takes to sign in. */
export interface ServerAccess {
  readonly address: BareAddress;
  readonly credential: Credential;
  /** Absent: found from the address. */
  readonly webSocket?: string | undefined;
  /** Certificates (PEM) to trust beside the system's own. */
  readonly ca?: string | undefined;
}

/** What a running server leaves for whoever may read its data directory. */
const operatorFile = v.object({ webSocket: v.string(), address: v.string(), token: v.string() });

export async function findServer(
  wish: ServerWish,
  secret: (prompt: string, file: string | undefined) => Promise<string>,
): Promise<ServerAccess> {
  if ('data' in wish) return readOperator(join(wish.data, 'operator.json'));
  const { address, url: webSocket, ca, passwordFile } = wish;
  const password = await secret(`Password of ${address}`, passwordFile);
  return { address, credential: { password }, webSocket, ca: ca === undefined ? ca : readText(ca) };
}

function readOperator(file: string): ServerAccess {
  const { token, ...rest } = v.parse(operatorFile, JSON.parse(readRunning(file)));
  return { ...rest, credential: { token: async () => token } };
}

function readRunning(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const denied = cause instanceof Error && 'code' in cause && cause.code === 'EACCES';
    const text = denied
      ? `${file} may not be read: run this as the account that runs the server.`
      : 'No server runs on this directory: start it, or give its --data directory.';
    throw new FaultError('ConnectionRefused', text, { cause });
  }
}
