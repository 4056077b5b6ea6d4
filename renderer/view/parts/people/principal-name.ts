import type { PrincipalSummary } from '#renderer/store/facts.ts';
import { tameName } from '#renderer/view/plain-text.ts';

/** What a line of a list is called: by its name, else by its address. */
export function principalName({ name, address }: Pick<PrincipalSummary, 'name' | 'address'>): string {
  return tameName(name ?? address);
}

/** Several names in one sentence; beyond a dozen the others are counted. */
export function namesOf(people: readonly PrincipalSummary[], language: string): string {
  const shown = people.slice(0, 12).map(principalName);
  const rest = people.length - shown.length;
  return new Intl.ListFormat(language).format(rest > 0 ? [...shown, `+${rest}`] : shown);
}

/** Whether the words stand in what somebody is called, or in their address. */
export function isLike(words: string): (person: PrincipalSummary) => boolean {
  const wanted = words.toLocaleLowerCase();
  return ({ name = '', address }) => `${name} ${address}`.toLocaleLowerCase().includes(wanted);
}
