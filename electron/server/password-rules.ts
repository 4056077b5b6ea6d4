/** Length is what makes guessing hopeless (NIST SP 800-63B, 5.1.1.2). */
export const leastPassword = 8;
const mostPassword = 1_000;

/** Why this cannot be a password, as a sentence; undefined where it can. */
export function refusePassword(password: string): string | undefined {
  if (password.length < leastPassword) return `A password has at least ${leastPassword} characters.`;
  return password.length > mostPassword ? `A password has at most ${mostPassword} characters.` : undefined;
}
