import type { BareAddress } from './ids.ts';

/** Who is signed in, and where. */
export interface Account {
  readonly address: BareAddress;
  readonly displayName: string;
  /** `This computer`: the built-in server, started and stopped with the app. */
  readonly place: 'This computer' | 'A server';
  /** How to sign in again where that is asked; absent where nobody has to. */
  readonly signInBy?: 'password' | 'single sign-on';
  /** The chat service whose rooms are offered first; absent until provisioning has found it. */
  readonly chatService?: string;
}
