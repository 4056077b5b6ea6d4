import type { FaultError } from '#electron/model/fault.ts';
import type { SaslFailure } from '#electron/stanza/rfc6120-sasl.ts';
import type { DerivedKeys } from '../credential.ts';
import type { Mechanism } from '../mechanism.ts';

/** The client's side of one sign-in (RFC 6120, 6.4). Whatever throws ends the attempt. */
export interface Exchange {
  readonly mechanism: Mechanism;
  /** The initial response. */
  first(): string;
  /** The response to a challenge. */
  answer(challenge: string): Promise<string>;
  /** Checks what came with the server's success, and answers what may be kept of it. */
  accept(data: string | undefined): DerivedKeys | undefined;
  /** What the server's refusal means; `said` is its own sentence, where it gives one (RFC 6120, 6.4.5). */
  refuse(condition: SaslFailure, said?: string): FaultError;
}
