import type { Connection, PersistentChatEndpointState, ServiceLimits } from '../model/connection.ts';
import type { BareAddress, RoomAddress } from '../model/ids.ts';
import type { Person } from '../model/person.ts';
import type { Credential, DerivedKeys } from '../session/credential.ts';

export interface UserEndpointSettings {
  /** `local@domain`. */
  readonly address: BareAddress;
  readonly credential: Credential;
  /** `wss://…`, or `ws://` on loopback. Absent: found from the address (XEP-0156). */
  readonly webSocket?: string | undefined;
  /** Certificates (PEM) to trust beside the system's own. */
  readonly ca?: string;
  /** The name of this device on its account; absent: the server gives one. */
  readonly resource?: string;
  /** The name shown in rooms; absent: the local part of the address. */
  readonly displayName?: string;
}

/** What in-band provisioning found (reference: `ProvisioningData`). */
export interface ProvisioningData {
  readonly webSocket: string;
  readonly persistentChatConfiguration: PersistentChatConfiguration;
}

export interface PersistentChatConfiguration {
  /** The address of the chat service whose rooms come first; undefined where the server has none. */
  readonly defaultPersistentChatUri: BareAddress | undefined;
  /** All chat services (`conference/text`) that the server names. */
  readonly persistentChatUris: readonly BareAddress[];
}

export interface UserEndpointEvents {
  stateChanged: PersistentChatEndpointState;
  connectionChanged: Connection;
  /** What may be kept instead of the password: SCRAM keys, good for this account on this server only. */
  keysDerived: DerivedKeys;
  /** The stream runs again and the server remembers it: nothing was missed (XEP-0198). */
  resumed: undefined;
  /** The stream is a new one: whatever was said meanwhile has to be asked of the archives. */
  renewed: undefined;
}

/** What a chat service announces (reference: `PersistentChatServerConfiguration`). */
export interface ServerConfiguration {
  readonly displayName: string;
  readonly limits: ServiceLimits;
}

export interface ChatRoomInvitation {
  readonly room: RoomAddress;
  readonly inviter?: Person;
  /** What the inviter wrote. */
  readonly reason?: string;
}

export interface PersistentChatEndpointEvents {
  connectionStateChanged: PersistentChatEndpointState;
  chatRoomInvitationReceived: ChatRoomInvitation;
}
