import { NS } from '#electron/stanza/namespaces.ts';
import { childText, type Element } from '#electron/stanza/xml.ts';

/** Whether a message between people is worth keeping in archives (XEP-0313, 5.1; XEP-0334): it says something. */
export function isStorable(message: Element): boolean {
  return mayWait(message) && !has(message, 'no-permanent-store', NS.hints);
}

/** Whether it is worth keeping until somebody is there for it. */
export function mayWait(message: Element): boolean {
  const type: string = message.attrs.type ?? 'normal';
  if (type !== 'chat' && type !== 'normal') return false;
  if (has(message, 'no-store', NS.hints)) return false;
  return childText(message, 'body') !== undefined || has(message, 'store', NS.hints) || isInvitation(message);
}

/** Kept until it is answered, also for who is away (XEP-0045, 7.8.2; XEP-0249). */
function isInvitation(message: Element): boolean {
  const x = message.getChild('x', NS.mucUser);
  return has(message, 'x', NS.conference) || x?.getChild('invite') !== undefined;
}

function has(message: Element, name: string, namespace: string): boolean {
  return message.getChild(name, namespace) !== undefined;
}
