import type { Connection, PersistentChatEndpointState } from '../model/connection.ts';
import { FaultError } from '../model/fault.ts';
import type { BareAddress } from '../model/ids.ts';
import { Emitter, type On } from '../session/emitter.ts';
import { Whereabouts } from '../session/locate/whereabouts.ts';
import type { Mechanism } from '../session/mechanism.ts';
import { Session } from '../session/session.ts';
import { parseJid } from '../stanza/jid.ts';
import { NS } from '../stanza/namespaces.ts';
import { Commands } from './commands.ts';
import type { LocalEndpointEvents, ProvisioningData, UserEndpointSettings } from './endpoint-values.ts';
import { InvitationInbox } from './invitations/inbox.ts';
import { initialPresence, ownInfo } from './own-features.ts';
import { findChatServices } from './service/chat-services.ts';
import { nicknameFrom } from './speakable.ts';

/** One signed-in account, of a person or a program (reference: `LocalEndpoint`). Single use. */
export class LocalEndpoint {
  /** The XMPP connection underneath, for the rest of this folder. @internal */
  readonly session: Session;
  /** For the rest of this folder. @internal */
  readonly invitations: InvitationInbox;
  /** Commands of the server and its services (XEP-0050). */
  readonly commands: Commands;
  readonly on: On<LocalEndpointEvents> = (name, listener) => this.#events.on(name, listener);
  readonly #settings: UserEndpointSettings;
  readonly #events = new Emitter<LocalEndpointEvents>();
  readonly #whereabouts: Whereabouts;
  #state: PersistentChatEndpointState = 'Idle';

  protected constructor(settings: UserEndpointSettings) {
    this.#settings = settings;
    const { address, credential, resource, ca, pin, strongest } = settings;
    this.session = new Session({
      address,
      credential,
      locate: (unreachable) => this.#whereabouts.locate(unreachable),
      answers: [{ namespace: NS.discoInfo, name: 'query', reply: ownInfo }],
      transport: { ca, pin },
      strongest,
      ...(resource && { resource }),
    });
    this.#whereabouts = new Whereabouts({
      ...settings,
      domain: this.session.domain,
      onFound: (webSocket) => this.#events.emit('found', webSocket),
    });
    this.invitations = new InvitationInbox(this.session);
    this.commands = new Commands(this.session);
    this.#attach();
  }

  /** The signed-in account (reference: `OwnerUri`). */
  get ownerUri(): BareAddress {
    return this.session.address;
  }

  /** The name that it bears in rooms. */
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

  /**
   * Finds the server, connects and signs in; resolves when stanzas may be sent. Rejects with a FaultError, and
   * the endpoint is then Terminated. With `keepTrying` it rejects only for what a person must mend (a wrong
   * password), and otherwise tries again by itself, as it does after it was established. FaultErrors:
   * HostNotFound, ProvisioningFailed, ConnectionRefused, TimedOut, NotXmpp, ServerTooOld; CertificateRejected,
   * CertificateChanged, InsecureConnection; NoCommonMechanism, PlainNotAllowed, WeakerSignIn; NotAuthorized,
   * AccountDisabled, CredentialsExpired, TooManyAttempts, Conflict, ConnectionLost, and what `token` rejects with;
   * InvalidFlowOfOperations when it is called twice.
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
      webSocket: this.#whereabouts.current,
      persistentChatConfiguration: {
        defaultPersistentChatUri: services[0],
        persistentChatUris: services,
      },
    };
  }

  #attach(): void {
    this.session.on('connectionChanged', (connection) => this.#events.emit('connectionChanged', connection));
    this.session.on('keysDerived', (keys) => this.#events.emit('keysDerived', keys));
    this.session.on('signedIn', (mechanism: Mechanism) => this.#events.emit('signedIn', { mechanism }));
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
