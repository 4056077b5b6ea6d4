import { isPrivate, writeCarbon } from '#electron/stanza/0280-carbons.ts';
import { readHints } from '#electron/stanza/0334-hints.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import type { Arrival, ModuleContext, ServerModule } from '../module.ts';
import type { Session } from '../session.ts';

/** Copies of what one device sends and gets to the account's others (XEP-0280). */
export const carbons: ServerModule = (context) => {
  context.announce('server', [NS.carbons]);
  for (const [name, on] of [
    ['enable', true],
    ['disable', false],
  ] as const) {
    context.onIq('account', 'set', name, NS.carbons, ({ session }) => {
      if (session) session.carbons = on;
      return undefined;
    });
  }
  context.onSent((session, message) => {
    if (!isCopied(message)) return;
    const others = context.sessions
      .available(session.account)
      .filter((one) => one !== session && one.carbons);
    copy(context, others, session.account, 'sent', message);
  });
  context.onArrival((arrival) => {
    if (isCopied(arrival.message)) copyReceived(context, arrival);
    return undefined;
  });
};

function copyReceived(context: ModuleContext, { account, message, recipients }: Arrival): void {
  if (recipients.length === 0) return;
  const others = context.sessions
    .available(account)
    .filter((one) => one.carbons && !recipients.includes(one));
  // A device that sent this to its own account has it already.
  copy(
    context,
    others.filter((one) => one.address !== message.attrs.from),
    account,
    'received',
    message,
  );
}

/** XEP-0280, 6.1 and 7: what people say to each other, unless they ask for no copies. */
function isCopied(message: Element): boolean {
  const type: string = message.attrs.type ?? 'normal';
  if (isPrivate(message) || readHints(message).includes('no-copy')) return false;
  return type === 'chat' || (type === 'normal' && message.getChild('body') !== undefined);
}

function copy(
  context: ModuleContext,
  others: readonly Session[],
  account: string,
  direction: 'sent' | 'received',
  message: Element,
): void {
  if (others.length === 0) return;
  const type: string = message.attrs.type ?? 'normal';
  context.broadcast(others, xml('message', { from: account, type }, writeCarbon({ direction, message })));
}
