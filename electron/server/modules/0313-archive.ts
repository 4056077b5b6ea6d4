import { writeForm } from '#electron/stanza/0004-form.ts';
import {
  archiveFilters,
  readArchiveRequest,
  writeArchiveEnd,
  writeArchiveResult,
} from '#electron/stanza/0313-archive.ts';
import { writeStanzaId } from '#electron/stanza/0359-ids.ts';
import { type Jid, parseJid, writeBare } from '#electron/stanza/jid.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { stanzaError } from '#electron/stanza/stanza-error.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { readPage } from '../archive-page.ts';
import type { IqAnswer, IqRequest, ModuleContext, ServerModule } from '../module.ts';
import { isStorable } from '../storable.ts';
import { writeFrame } from '../stream/packet.ts';
import { readStored } from '../stream/stored.ts';

/** Everybody's own archive of what was said between people (XEP-0313; ids by XEP-0359). */
export const archive: ServerModule = (context) => {
  context.announce('account', [NS.archive, NS.stanzaIds]);
  context.onSent((session, message, to) => {
    if (!isStorable(message) || !to || writeBare(to) === session.account) return;
    keep(context, session.account, to, message);
  });
  context.onArrival((arrival) => {
    const partner = isStorable(arrival.message) ? parseJid(arrival.message.attrs.from ?? '') : undefined;
    if (!partner) return undefined;
    const id = keep(context, arrival.account, partner, arrival.message);
    arrival.message = withStanzaId(arrival.message, id, arrival.account);
    return undefined;
  });
  context.onRemoval(context.stores.archive.removeAll);
  context.onIq('account', 'set', 'query', NS.archive, (request) => answer(context, request));
  context.onIq('account', 'get', 'query', NS.archive, () =>
    xml('query', { xmlns: NS.archive }, writeForm(archiveFilters)),
  );
};

function keep(context: ModuleContext, account: string, partner: Jid, message: Element): string {
  return context.stores.archive.add({
    account,
    partner: { bare: writeBare(partner), resource: partner.resource },
    at: context.clock(),
    stanza: writeFrame(withoutStanzaIds(message, account)),
  });
}

/** XEP-0359, 5: nobody else may say what id we gave. */
function withStanzaId(message: Element, id: string, by: string): Element {
  const copy = withoutStanzaIds(message, by);
  copy.append(writeStanzaId(id, by));
  return copy;
}

function withoutStanzaIds(message: Element, by: string): Element {
  const copy = xml(message.name, message.attrs);
  copy.children = message.children.filter(
    (child) => typeof child === 'string' || !(child.is('stanza-id', NS.stanzaIds) && child.attrs.by === by),
  );
  return copy;
}

function answer(context: ModuleContext, { iq, target, asker, session }: IqRequest): IqAnswer {
  if (target !== asker || !session) return stanzaError('forbidden');
  const request = readArchiveRequest(iq);
  if (!request) return stanzaError('bad-request');
  // What people say to each other is not indexed: better no answer than everything.
  if (request.search) return stanzaError('feature-not-implemented', 'This archive cannot be searched.');
  const partner = request.with === undefined ? undefined : parseJid(request.with);
  if (request.with !== undefined && !partner) return stanzaError('jid-malformed');
  const page = readPage(
    context.stores.archive,
    { account: target, request, partner },
    context.limits.archivePage,
  );
  if (!page) return stanzaError('item-not-found', 'The archive has no such message.');
  const ordered = request.flipped ? page.messages.toReversed() : page.messages;
  for (const { id, at, stanza } of ordered) {
    const forwarded = {
      stanza: withStanzaId(readStored(stanza), id, target),
      stamp: new Date(at).toISOString(),
    };
    const queryId = request.queryId === undefined ? {} : { queryId: request.queryId };
    const result = writeArchiveResult({ id, forwarded, ...queryId });
    context.deliver(session, xml('message', { from: target }, result));
  }
  return writeArchiveEnd(page);
}
