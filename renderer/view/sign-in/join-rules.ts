import { strings } from '../strings.ts';

/** What a server of ours takes for a new account; others may ask for more, and say so. */
export const leastPassword = 8;
const longestName = 64;
/** RFC 7622, 3.3.1, and blanks. */
const forbidden = /["&'/:<>@\s\p{Cc}]/u;

/** What is not right with a user name; undefined where it may be taken. */
export function nameProblem(name: string): string | undefined {
  if (name === '') return strings.join.nameEmpty;
  if (forbidden.test(name)) return strings.join.nameForbidden;
  return [...name].length > longestName ? strings.join.nameLong : undefined;
}

/** What is missing of a password; undefined where it is long enough. */
export function passwordProblem(password: string): string | undefined {
  const missing = leastPassword - [...password].length;
  return missing > 0 ? strings.join.passwordShort(missing) : undefined;
}

/** A user name made of what others shall see: `Ben Okafor` is offered `ben.okafor`. */
export function offeredName(displayName: string): string {
  const plain = displayName
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return plain
    .replace(/[^\p{L}\p{N}_-]+/gu, '.')
    .replace(/^\.+|\.+$/g, '')
    .slice(0, longestName);
}
