import { scramMechanisms } from '#electron/stanza/scram.ts';
import { external } from './external.ts';
import type { Mechanism } from './mechanism.ts';
import { type BearerOptions, oauthbearer } from './oauthbearer.ts';
import { plain } from './plain.ts';
import { type PasswordOptions, scram } from './scram.ts';

/** All of them, the best first (RFC 6120, 6.3.3). */
export function createMechanisms(options: PasswordOptions & BearerOptions): readonly Mechanism[] {
  const byPassword = scramMechanisms.map((mechanism) => scram(mechanism, options));
  return [external(options.domain), ...byPassword, oauthbearer(options), plain(options)];
}
