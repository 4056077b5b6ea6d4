import { chmodSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApplicationEndpoint, ChatRoomSession, PersistentChatEndpoint } from '#electron/chat/index.ts';
import { botDomain, type ChatServer } from '#test/support/chat-server.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { startPerchServer } from '#test/support/perch-server.ts';
import { Person } from '#test/support/person.ts';
import { mustSkip } from '#test/support/programs.ts';
import { startProsody } from '#test/support/prosody.ts';
import { Authority, type Certificate, saveTls, type TlsMaterial } from '#test/support/tls.ts';

const servers = [
  {
    name: 'Perch',
    missing: false,
    domain: 'localhost',
    start: (tls: TlsMaterial) =>
      startPerchServer({ tls, users: ['bot', 'other'], args: ['--client-ca', tls.caFile] }),
  },
  {
    name: 'Prosody',
    missing: mustSkip('prosody', 'prosody-modules'),
    domain: botDomain,
    start: (tls: TlsMaterial) => startProsody({ tls, certificates: true }),
  },
];

describe.each(servers)('A program with a certificate on $name', ({ missing, domain, start }) => {
  let folder: TemporaryFolder;
  let authority: Authority;
  let server: ChatServer;
  beforeAll(async () => {
    if (missing) return;
    folder = temporaryFolder('certificates');
    // The server runs under an account of its own.
    chmodSync(folder.path, 0o755);
    authority = await Authority.make();
    const names = ['DNS:localhost', `DNS:${botDomain}`];
    server = await start(saveTls(folder.path, await authority.issue({ names }), authority.pem));
  });
  afterAll(async () => {
    await server?.stop();
    folder?.remove();
  });

  /** Prosody wants clients to be servers as well. */
  const issue = (...names: readonly string[]) => authority.issue({ names, purpose: 'both' });
  const endpoint = ({ pem: cert, key }: Certificate, address?: string) =>
    new ApplicationEndpoint({
      certificate: { cert, key },
      ...(address && { address }),
      webSocket: server.secureWebSocket,
      ca: authority.pem,
    });
  /** Ours offers such a certificate no way in; Prosody offers one, and refuses it afterwards. */
  const notSignedIn = async (certificate: Certificate): Promise<void> => {
    const code = expect.stringMatching(/^(NoCommonMechanism|AccountDisabled|NotAuthorized)$/);
    await expect(endpoint(certificate).establish()).rejects.toMatchObject({ fault: { code } });
  };

  test.skipIf(missing)('it signs in as whom the certificate names, and talks in a room', async () => {
    const ana = await Person.signsIn(server, 'ana');
    const room = await ana.opens({ name: 'Certified', privacy: 'Open' });
    const bot = endpoint(await issue(`xmpp:bot@${domain}`));
    expect(bot.ownerUri).toBe(`bot@${domain}`);
    await bot.establish();
    const chat = new PersistentChatEndpoint(server.chatService, bot);
    await chat.establish();
    const session = new ChatRoomSession(chat);
    await session.join(room);
    await session.sendChatMessage('Signed and sealed');
    await ana.sees(room, 'Signed and sealed');
    await bot.terminate();
    await ana.leaves();
  });

  test.skipIf(missing)('of several names in a certificate it takes the one that it is told', async () => {
    const certificate = await issue(`xmpp:other@${domain}`, `xmpp:bot@${domain}`);
    expect(() => endpoint(certificate)).toThrow(/Say which address/);
    const bot = endpoint(certificate, `bot@${domain}`);
    await bot.establish();
    expect(bot.session.fullAddress).toMatch(new RegExp(`^bot@${domain}/`));
    await bot.terminate();
  });

  test.skipIf(missing)('it does not become somebody whom the certificate does not name', async () => {
    const bot = endpoint(await issue(`xmpp:bot@${domain}`), `other@${domain}`);
    await expect(bot.establish()).rejects.toMatchObject({ fault: { code: 'NotAuthorized' } });
  });

  test.skipIf(missing)('a certificate of somebody else’s authority signs nobody in', async () => {
    const stranger = await Authority.make('Somebody else');
    const names = [`xmpp:bot@${domain}`];
    const certificate = await stranger.issue({ names, purpose: 'both' });
    await notSignedIn(certificate);
  });

  test.skipIf(missing)('a certificate that has expired signs nobody in', async () => {
    const [from, until] = [new Date(Date.now() - 7_200_000), new Date(Date.now() - 3_600_000)];
    const names = [`xmpp:bot@${domain}`];
    const certificate = await authority.issue({ names, purpose: 'both', from, until });
    await notSignedIn(certificate);
  });
});
