import {
  ChatRoomSession,
  type ChatRoomSettings,
  type Message,
  PersistentChatEndpoint,
  type RoomAddress,
  type SendOptions,
  UserEndpoint,
  type UserEndpointSettings,
} from '#electron/chat/index.ts';
import { type ChatServer, type PersonName, password } from './chat-server.ts';
import { Ear } from './ear.ts';

type SignInOptions = Partial<Pick<UserEndpointSettings, 'webSocket' | 'ca' | 'resource' | 'displayName'>>;

interface Seat {
  readonly session: ChatRoomSession;
  readonly ear: Ear;
}

/** Somebody who uses the persistent chat API, with its verbs told as a play tells them. */
export class Person {
  readonly address: string;
  readonly user: UserEndpoint;
  readonly chat: PersistentChatEndpoint;
  readonly #seats = new Map<RoomAddress, Seat>();

  private constructor(address: string, server: ChatServer, options: SignInOptions) {
    this.address = address;
    this.user = new UserEndpoint({
      webSocket: server.webSocket,
      ...options,
      address,
      credential: { password },
    });
    this.chat = new PersistentChatEndpoint(server.chatService, this.user);
  }

  /** On a new account. */
  static async signsIn(server: ChatServer, name: PersonName, options: SignInOptions = {}): Promise<Person> {
    return Person.returns(server, await server.account(name), options);
  }

  /** On an account that exists: after having been away, or on a second device. */
  static async returns(server: ChatServer, address: string, options: SignInOptions = {}): Promise<Person> {
    const person = new Person(address, server, options);
    await person.user.establish();
    await person.chat.establish();
    return person;
  }

  /** Makes a room and enters it. */
  async opens(settings: ChatRoomSettings): Promise<RoomAddress> {
    const room = await this.chat.management.createChatRoom(settings);
    await this.joins(room);
    return room;
  }

  async joins(room: RoomAddress): Promise<ChatRoomSession> {
    const session = new ChatRoomSession(this.chat);
    const ear = new Ear(this.address);
    this.#seats.set(room, { session, ear });
    session.on('chatMessageReceived', (message) => ear.hear(message.text));
    await session.join(room);
    return session;
  }

  /** Resolves with the room's echo. */
  says(room: RoomAddress, text: string, options?: SendOptions): Promise<Message> {
    return this.session(room).sendChatMessage(text, options);
  }

  /** Resolves when all of these were said since this person came. */
  async sees(room: RoomAddress, ...texts: readonly string[]): Promise<void> {
    await this.#seat(room).ear.heard(...texts);
  }

  /** Everything that was said since this person came. */
  heard(room: RoomAddress): readonly string[] {
    return this.#seat(room).ear.texts;
  }

  /** The whole archive of a room, oldest first, asked page by page. */
  async reads(room: RoomAddress, pageSize = 50): Promise<readonly Message[]> {
    const { archive } = this.session(room);
    const pages: (readonly Message[])[] = [];
    let before: string | null | undefined = null;
    while (before !== undefined) {
      const page: Awaited<ReturnType<typeof archive.page>> = await archive.page({ before, max: pageSize });
      pages.unshift(page.messages);
      before = page.complete ? undefined : page.first;
    }
    return pages.flat();
  }

  /** Resolves when this person is in the room, or is back in it. */
  isIn(room: RoomAddress): Promise<void> {
    const session = this.session(room);
    return new Promise((resolve) => {
      if (session.state === 'Established') return resolve();
      const off = session.on('chatRoomSessionStateChanged', ({ state }) => {
        if (state !== 'Established') return;
        off();
        resolve();
      });
    });
  }

  session(room: RoomAddress): ChatRoomSession {
    return this.#seat(room).session;
  }

  async leaves(): Promise<void> {
    await this.chat.terminate();
    await this.user.terminate();
  }

  #seat(room: RoomAddress): Seat {
    const seat = this.#seats.get(room);
    if (!seat) throw new Error(`${this.address} is not in ${room}`);
    return seat;
  }
}
