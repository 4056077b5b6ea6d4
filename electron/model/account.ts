import type { BareAddress } from './ids.ts';

/** Who is signed in, and where. */
export interface Account {
  readonly address: BareAddress;
  readonly displayName: string;
  /** `This computer`: the built-in server, started and stopped with the app. */
  readonly place: 'This computer' | 'A server';
  /** The chat service whose rooms are offered first; absent until provisioning has found it. */
  readonly chatService?: string;
}
