import type { Connection, PersistentChatEndpointState } from '../model/connection.ts';
import { FaultError } from '../model/fault.ts';
import type { BareAddress } from '../model/ids.ts';
import { Emitter } from '../session/emitter.ts';
import { fetchText } from '../session/locate/fetch-text.ts';
import { locateWebSocket } from '../session/locate/provisioning.ts';
import { checkServiceAddress } from '../session/locate/service-address.ts';
import { Session } from '../session/session.ts';
import { parseJid } from '../stanza/jid.ts';
import { NS } from '../stanza/namespaces.ts';
import type { ProvisioningData, UserEndpointEvents, UserEndpointSettings } from './endpoint-values.ts';
import { initialPresence, ownInfo } from './own-features.ts';
import { findChatServices } from './service/chat-services.ts';
import { nicknameFrom } from './speakable.ts';

/** One signed-in person (reference: `UserEndpoint`). Single use. */
export class UserEndpoint {
  /** The XMPP connection underneath, for the rest of this folder. */
  readonly session: Session;
  readonly #settings: UserEndpointSettings;
  readonly #events = new Emitter<UserEndpointEvents>();
  #state: PersistentChatEndpointState = 'Idle';
  #webSocket = '';

  /** Throws InvalidArgument for what is no address of a person. */
  constructor(settings: UserEndpointSettings) {
    this.#settings = settings;
    const { address, credential, resource, ca } = settings;
    this.session = new Session({
      address,
      credential,
      locate: () => this.#locate(),
      answers: [{ namespace: NS.discoInfo, name: 'query', reply: ownInfo }],
      transport: { ca },
      ...(resource && { resource }),
    });
    this.#attach();
  }

  /** The signed-in person (reference: `OwnerUri`). */
  get ownerUri(): BareAddress {
    return this.session.address;
  }

  /** The name that this person bears in rooms. */
  get displayName(): string {
    return (
      nicknameFrom(this.#settings.displayName ?? '') || (parseJid(this.ownerUri)?.local ?? this.ownerUri)
    );
  }

  get state(): PersistentChatEndpointState {
    return this.#state;
  }

  get connection(): Connection {
    return this.session.connection;
  }

  on<Name extends keyof UserEndpointEvents>(
    name: Name,
    listener: (event: UserEndpointEvents[Name]) => void,
  ): () => void {
    return this.#events.on(name, listener);
  }

  /**
   * Finds the server, connects and signs in; resolves when stanzas may be sent. Rejects with a FaultError, and
   * the endpoint is then Terminated. With `keepTrying` it rejects only for what a person must mend (a wrong
   * password), and otherwise tries again by itself, as it does after it was established. FaultErrors:
   * HostNotFound, ProvisioningFailed, ConnectionRefused, TimedOut, NotXmpp, CertificateRejected, InsecureConnection,
   * NoCommonMechanism, NotAuthorized, AccountDisabled, Conflict, ConnectionLost; InvalidFlowOfOperations when it is
   * called twice.
   */
  async establish(options: { readonly keepTrying?: boolean } = {}): Promise<void> {
    if (this.#state !== 'Idle') {
      throw new FaultError('InvalidFlowOfOperations', 'An endpoint signs in once. Make a new one.');
    }
    this.#setState('Establishing');
    await this.session.start(options);
  }

  /** Signs out; never rejects. */
  async terminate(): Promise<void> {
    if (this.#state === 'Terminating' || this.#state === 'Terminated') return;
    this.#setState('Terminating');
    await this.session.stop();
  }

  /** Waiting for the next attempt: tries at once. Online: finds out whether that is still true. */
  retry(): void {
    this.session.retry();
  }

  /** What is found from the address alone (reference: in-band provisioning). Needs an established endpoint. */
  async getProvisioningData(): Promise<ProvisioningData> {
    const services = await findChatServices(this.session);
    return {
      webSocket: this.#webSocket,
      persistentChatConfiguration: {
        defaultPersistentChatUri: services[0],
        persistentChatUris: services,
      },
    };
  }

  async #locate(): Promise<string> {
    const { webSocket, ca } = this.#settings;
    this.#webSocket = webSocket
      ? checkServiceAddress(webSocket)
      : await locateWebSocket(this.session.domain, (url) => fetchText(url, { ca }));
    return this.#webSocket;
  }

  #attach(): void {
    this.session.on('connectionChanged', (connection) => this.#events.emit('connectionChanged', connection));
    this.session.on('keysDerived', (keys) => this.#events.emit('keysDerived', keys));
    this.session.on('ended', () => this.#setState('Terminated'));
    this.session.on('began', (beginning) => {
      if (beginning === 'renewed') this.session.send(initialPresence()).catch(() => {});
      if (this.#state === 'Establishing') this.#setState('Established');
      this.#events.emit(beginning, undefined);
    });
  }

  #setState(state: PersistentChatEndpointState): void {
    this.#state = state;
    this.#events.emit('stateChanged', state);
  }
}
