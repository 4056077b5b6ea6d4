import type { Fault } from './fault.ts';

/** Whether others reach the built-in server of this computer. */
export interface Sharing {
  /** `unavailable`: the account that is shown is not on this computer, or its server does not run. */
  readonly state: 'unavailable' | 'off' | 'starting' | 'on';
  /** Where others reach it, while it is on. */
  readonly webSocket?: string;
  /** SHA-256 of the server's certificate, while it is on, as lower-case hexadecimal digits. */
  readonly fingerprint?: string;
  /** The addresses of this computer on its networks, of which `host` may be one. */
  readonly hosts: readonly string[];
  /** Why it is off though it was asked for. */
  readonly fault?: Fault;
}
