import type { OfferedCommand, PersistentChatEndpoint } from '#electron/chat/index.ts';
import type { CommandPlace, RoomService } from '#electron/model/room-service.ts';
import type { Tell } from '../events.ts';

/** What the chat service offers this person: asked on every new stream, and when somebody is about to use it. */
export class ServiceOffer {
  readonly #tell: Tell;
  #known: RoomService | null = null;

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  /** Null until the service was asked. */
  get known(): RoomService | null {
    return this.#known;
  }

  /** The add-ins that administrators registered; undefined until the service was asked, or where it knows none. */
  get registry(): RoomService['addIns'] | undefined {
    return this.#known?.missing.addIn === undefined ? this.#known?.addIns : undefined;
  }

  async ask(chat: PersistentChatEndpoint): Promise<RoomService> {
    const { management, chatServerUri } = chat;
    const { commands } = chat.innerEndpoint;
    const [categories, addIns, ofRooms, ofServer] = await Promise.all([
      management.findCategories(),
      management.getAllAddIns(),
      commands.list(chatServerUri),
      commands.list(),
    ]);
    const service: RoomService = {
      ...{ categories, addIns },
      missing: management.missing,
      missingFacets: chat.services.missingFacets,
      administers: [...administers('rooms', ofRooms), ...administers('server', ofServer)],
    };
    if (JSON.stringify(service) !== JSON.stringify(this.#known)) {
      this.#known = service;
      this.#tell('service.changed', { service });
    }
    return service;
  }
}

/** Other servers offer everybody commands that administer nothing, such as telling the time. */
function administers(place: CommandPlace, commands: readonly OfferedCommand[]): readonly CommandPlace[] {
  return commands.some(({ node }) => ofAdministrators.test(node)) ? [place] : [];
}

/** XEP-0133, 3, and ours (docs/protocol.md). */
const ofAdministrators = /^(?:http:\/\/jabber\.org\/protocol\/admin|urn:perch:chat:1)#/;
