import type { Ask, ListedAddIn } from '#renderer/store/facts.ts';

type GrantedHosts = Ask<'addIns.grant'>['hosts'];

/** An origin as a browser writes it; undefined where the text is none that an add-in may be sent to. */
export function originOf(text: string): string | undefined {
  const typed = text.trim();
  if (!URL.canParse(typed)) return undefined;
  const { origin, protocol, hostname, pathname, search, hash, username } = new URL(typed);
  if (pathname !== '/' || search !== '' || hash !== '' || username !== '') return undefined;
  const local = hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && local) ? origin : undefined;
}

/** What is granted of what was wished; `whole`: every address that the person fills in is one. */
export function wishedHosts(
  wishes: ListedAddIn['hosts'],
  filled: Readonly<Record<string, string>>,
): { readonly hosts: GrantedHosts; readonly whole: boolean } {
  const hosts = wishes.flatMap((wish) => {
    if ('origin' in wish) return [{ origin: wish.origin }];
    const origin = originOf(filled[wish.name] ?? '');
    return origin === undefined ? [] : [{ origin, name: wish.name }];
  });
  return { hosts, whole: hosts.length === wishes.length };
}
