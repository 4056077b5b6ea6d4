const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/**
 * A domain for the server of one computer. Of its own: two computers that both said `localhost` would give
 * different people one address. `.internal` is nobody's in the public DNS.
 */
export function ownDomain(hostName: string, random: Uint8Array): string {
  const label = hostName
    .split('.', 1)[0]
    ?.toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 20)
    .replace(/^-+|-+$/g, '');
  const suffix = Array.from(random, (byte) => alphabet[byte % alphabet.length]).join('');
  return `${label || 'computer'}-${suffix}.internal`;
}
