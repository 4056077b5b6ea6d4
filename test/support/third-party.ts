import { once } from 'node:events';
import { type Agent, createClient } from 'stanza';
import { type ChatServer, type PersonName, password } from './chat-server.ts';
import { Ear } from './ear.ts';

/** Somebody who uses another program: the `stanza` library, which knows nothing of ours. */
export class ThirdParty {
  readonly #client: Agent;
  readonly #ears = new Map<string, Ear>();
  readonly address: string;
  readonly name: string;

  private constructor(client: Agent, address: string) {
    this.#client = client;
    this.address = address;
    this.name = address.replace(/@.*/, '');
    client.on('groupchat', (message) => {
      if (message.body) this.ear(message.from.replace(/\/.*/, '')).hear(message.body);
    });
  }

  static async signsIn(server: ChatServer, name: PersonName): Promise<ThirdParty> {
    const address = await server.account(name);
    const client = createClient({
      jid: address,
      password,
      transports: { websocket: server.webSocket, bosh: false },
      autoReconnect: false,
      // Asked for an acknowledgement while it says goodbye, it writes to the stream that it has just ended.
      useStreamManagement: false,
    });
    const failed = new Promise<never>((_, reject) => {
      client.once('auth:failed', () => reject(new Error(`${address} was not let in.`)));
      client.once('stream:error', (error) => reject(new Error(`${address}: ${error.condition}`)));
    });
    const started = once(client, 'session:started');
    client.connect();
    await Promise.race([started, failed]);
    client.sendPresence();
    return new ThirdParty(client, address);
  }

  async joins(room: string): Promise<void> {
    await this.#client.joinRoom(room, this.name, {
      muc: { type: 'join', history: { maxStanzas: 0 } },
    });
  }

  says(room: string, text: string): void {
    this.#client.sendMessage({ to: room, type: 'groupchat', body: text });
  }

  ear(room: string): Ear {
    const ear = this.#ears.get(room) ?? new Ear(this.name);
    this.#ears.set(room, ear);
    return ear;
  }

  async leaves(): Promise<void> {
    const gone = once(this.#client, 'disconnected');
    this.#client.disconnect();
    await gone;
  }
}
