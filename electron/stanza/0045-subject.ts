import { childText, type Element } from './xml.ts';

/**
 * The new subject, where a message is a change of it: a subject without a body (XEP-0045, 8.1). With a body it
 * is the title of a message.
 */
export function readSubjectChange(message: Element): string | undefined {
  const isMore = ['body', 'thread'].some((name) => childText(message, name) !== undefined);
  return isMore || message.attrs.type !== 'groupchat' ? undefined : childText(message, 'subject');
}
