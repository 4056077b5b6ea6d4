import type { AddInSites } from './add-in-sites.ts';
import type { HostFiles } from './files.ts';

/**
 * What the stations need of the machine, and nothing more. Two hosts exist: the plain one (Node) beside this
 * file, and the desktop's (`electron/desktop`).
 */
export interface Host {
  readonly kind: 'desktop' | 'plain';
  readonly version: string;
  readonly language: string;
  readonly paths: HostPaths;
  /** Something the person should know, such as a key store that is missing. */
  readonly warning?: string;
  /** Shows a notification by the operating system. Answers false where only the page can do so. */
  notify(notification: Notification): boolean;
  /** Whether our own window fills the screen, so that others may see it; absent where the host cannot tell. */
  fillsScreen?(): boolean;
  /** Takes back what is still shown under this tag. */
  withdraw(tag: string): void;
  /** Zero removes it. */
  badge(unread: number): void;
  /** Opens an address that `links` has already found to be of an allowed kind. */
  openLink(url: string): Promise<void>;
  readonly files: HostFiles;
  readonly secrets: Secrets;
  readonly addInSites: AddInSites;
  spawn(entry: ChildEntry, options: SpawnOptions): Child;
  /** Asks the whole program to end in order. */
  quit(): void;
}

export interface HostPaths {
  /** Everything that Perch keeps. */
  readonly data: string;
  /** The add-ins that Perch brings along, a folder each, where they were built; they are installed like any other. */
  readonly addIns: string;
}

export interface Notification {
  /** A newer one with the same tag replaces it. */
  readonly tag: string;
  readonly title: string;
  readonly text: string;
  readonly urgent: boolean;
  readonly onClick: () => void;
  /** There where it may be answered; not every system can. */
  readonly onReply?: (text: string) => void;
}

/** Derived keys and tokens by name, never a password: in the system's key store, else in a file of mode 0600. */
export interface Secrets {
  get(name: string): Promise<string | undefined>;
  set(name: string, secret: string): Promise<void>;
  remove(name: string): Promise<void>;
}

/** The programs that a host can start beside itself. */
export type ChildEntry = 'server';

export interface SpawnOptions {
  readonly args: readonly string[];
}

/** A child process that speaks by structured messages; it ends when its parent does. */
export interface Child {
  post(message: object): void;
  onMessage(listener: (message: unknown) => void): () => void;
  onExit(listener: (code: number) => void): () => void;
  /** Asks it to end, and after five seconds ends it. Resolves when it is gone. */
  stop(): Promise<void>;
}
