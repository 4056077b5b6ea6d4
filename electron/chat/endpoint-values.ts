import type { Connection, PersistentChatEndpointState, ServiceLimits } from '../model/connection.ts';
import type { BareAddress } from '../model/ids.ts';
import type { ChatRoomInvitation } from '../model/invitation.ts';
import type { ChatRoomRequest } from '../model/room-settings.ts';
import type { ClientCertificate, Credential, DerivedKeys } from '../session/credential.ts';
import type { Mechanism } from '../session/mechanism.ts';

/** What both kinds of endpoint may be told (reference: `LocalEndpointSettings`). */
export interface LocalEndpointSettings {
  /** `wss://…`, or `ws://` on loopback. Absent: found from the address (XEP-0156). */
  readonly webSocket?: string | undefined;
  /** What `found` told at an earlier time: used at once, and looked for anew in the background. */
  readonly foundWebSocket?: string | undefined;
  /** Certificates (PEM) to trust beside the system's own. */
  readonly ca?: string | undefined;
  /** SHA-256 of the server's certificate (DER), in hex: exactly this one is trusted, and no other. */
  readonly pin?: string | undefined;
  /** The strongest mechanism that `signedIn` ever told of this account: a weaker one is refused (WeakerSignIn). */
  readonly strongest?: Mechanism | undefined;
  /** The name of this device on its account; absent: the server gives one. */
  readonly resource?: string | undefined;
  /** The name shown in rooms; absent: the local part of the address. */
  readonly displayName?: string | undefined;
}

export interface UserEndpointSettings extends LocalEndpointSettings {
  /** `local@domain`. */
  readonly address: BareAddress;
  readonly credential: Credential;
}

/** A certificate names the account itself, unless it has several names; a token does not. */
export type ApplicationEndpointSettings = LocalEndpointSettings &
  (
    | { readonly certificate: ClientCertificate; readonly address?: BareAddress }
    | { readonly token: string; readonly address: BareAddress }
  );

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

export interface LocalEndpointEvents {
  stateChanged: PersistentChatEndpointState;
  connectionChanged: Connection;
  /** What may be kept instead of the password: SCRAM keys, good for this account on this server only. */
  keysDerived: DerivedKeys;
  /** The server has accepted who we are. Of a password that went by PLAIN no keys can be derived. */
  signedIn: { readonly mechanism: Mechanism };
  /** Where the domain says that its WebSocket is (XEP-0156): worth remembering as `foundWebSocket`. */
  found: string;
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

export interface PersistentChatEndpointEvents {
  connectionStateChanged: PersistentChatEndpointState;
  /** Somebody wants this person in a room, or made them a member of one that says so. */
  chatRoomInvitationReceived: ChatRoomInvitation;
  /** Somebody asks to join or to present in a room that this person runs. */
  chatRoomRequestReceived: ChatRoomRequest;
}
