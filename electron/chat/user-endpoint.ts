import type { Connection, PersistentChatEndpointState } from '../model/connection.ts';
import { FaultError } from '../model/fault.ts';
import type { BareAddress } from '../model/ids.ts';
import { Emitter } from '../session/emitter.ts';
import type { ProvisioningData, UserEndpointEvents, UserEndpointSettings } from './endpoint-values.ts';

export class UserEndpoint {
  readonly #events = new Emitter<UserEndpointEvents>();
  readonly #settings: UserEndpointSettings;

  constructor(settings: UserEndpointSettings) {
    this.#settings = settings;
  }

  /** The signed-in person (reference: `OwnerUri`). */
  get ownerUri(): BareAddress {
    return this.#settings.address;
  }

  get state(): PersistentChatEndpointState {
    return 'Idle';
  }

  get connection(): Connection {
    return { state: 'signed out' };
  }

  /**
   * Finds the server, connects and signs in; resolves when stanzas may be sent. Rejects with a FaultError, and
   * the endpoint is then Terminated. With `keepTrying` it rejects only for what a person must mend (a wrong
   * password, a certificate), and otherwise tries again by itself, as it does after it was established.
   */
  establish(_options: { readonly keepTrying?: boolean } = {}): Promise<void> {
    return Promise.reject(new FaultError('MsgNotSupported', 'Not built yet.'));
  }

  /** Signs out; never rejects. */
  terminate(): Promise<void> {
    return Promise.resolve();
  }

  /** Where the connection waits for its next attempt: tries at once. */
  retry(): void {}

  getProvisioningData(): Promise<ProvisioningData> {
    return Promise.reject(new FaultError('MsgNotSupported', 'Not built yet.'));
  }

  on<Name extends keyof UserEndpointEvents>(
    name: Name,
    listener: (event: UserEndpointEvents[Name]) => void,
  ): () => void {
    return this.#events.on(name, listener);
  }
}
