import type { Port } from '../bridge/contract.ts';
import type { Host } from '../host/host.ts';
import type { RoomAddress } from '../model/ids.ts';

/** The whole of Perch but for the window: what an entry (`main.ts`, `plain.ts`) starts, feeds and ends. */
export interface App {
  /** Serves a page over its port until the port closes; several pages may be open. Returns its undo. */
  attach(port: Port): () => void;
  /** Asks every page to show a room: a notification or a link was clicked outside the page. */
  show(room: RoomAddress): void;
  /** An `xmpp:` link that the system handed over. The page asks the person before anything is done. */
  linkArrived(uri: string): void;
  /** Connects the account that is remembered, if there is one. Called once, after the first page is up. */
  connect(): void;
  /** Ends in order: what is stored is closed, the child server is gone. */
  close(): Promise<void>;
}

/** Reads what is remembered and opens the cache; touches no network. Rejects with a `FaultError`. */
export declare function createApp(host: Host): Promise<App>;
