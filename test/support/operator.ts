import { ApplicationEndpoint, type BareAddress } from '#electron/chat/index.ts';
import {
  addTokenCommand,
  type MadeToken,
  readMadeToken,
  revokeTokenCommand,
  type TokenWish,
} from '#electron/stanza/perch-tokens.ts';
import { writeInstant } from '#electron/stanza/values.ts';
import { numbered } from './chat-server.ts';
import type { PerchServer } from './perch-server.ts';

type Values = Readonly<Record<string, string | readonly string[]>>;

/** Runs one administrator's command (XEP-0050), as whoever runs the server. */
export async function asOperator(server: PerchServer, node: string, values: Values) {
  const operator = new ApplicationEndpoint({ ...server.operator, webSocket: server.webSocket });
  await operator.establish();
  try {
    return await operator.commands.execute(node, values);
  } finally {
    await operator.terminate();
  }
}

const nextName = numbered();

/** A token; for a new account where none is named. */
export async function makeToken(server: PerchServer, wish: Partial<TokenWish>): Promise<MadeToken> {
  const account: BareAddress = wish.account ?? `${nextName('bot')}@${server.domain}`;
  const { rights = ['read'], rooms = 'all', until, name = 'For a test' } = wish;
  const { form } = await asOperator(server, addTokenCommand, {
    account,
    name,
    rights,
    rooms: rooms === 'all' ? ['all'] : rooms,
    ...(until !== undefined && { until: writeInstant(until) }),
  });
  const made = form && readMadeToken(form);
  if (!made) throw new Error('The server gave no token.');
  return made;
}

export async function revokeToken(server: PerchServer, id: string): Promise<void> {
  await asOperator(server, revokeTokenCommand, { id });
}
