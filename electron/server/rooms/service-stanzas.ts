import {
  readDiscoInfo,
  readDiscoItems,
  writeDiscoInfo,
  writeDiscoItems,
} from '#electron/stanza/0030-disco.ts';
import { readResultSetRequest, writeResultSet } from '#electron/stanza/0059-rsm.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { writeServiceLimits } from '#electron/stanza/perch-service.ts';
import { type Element, elements } from '#electron/stanza/xml.ts';
import type { RoomContext } from './context.ts';
import { type Answer, answer, type Request, refuse, silence } from './request.ts';

/** Rooms on a page of the list at most; and where the asker knows no pages. */
const largestPage = 1000;
const largestList = 10_000;

/** What is addressed to the service itself. */
export function serviceStanza(context: RoomContext, request: Request): Answer {
  const { stanza } = request;
  const { type } = stanza.attrs;
  if (stanza.getName() !== 'iq') {
    const isAnswered = stanza.getName() === 'message' && type !== 'error';
    return isAnswered ? refuse(request, 'service-unavailable', 'Write to one of its rooms.') : silence;
  }
  if (type !== 'get' && type !== 'set') return silence;
  const [question, ...more] = elements(stanza);
  if (!question || more.length > 0) return refuse(request, 'bad-request', 'An IQ asks exactly one thing.');
  if (type === 'get' && question.is('query', NS.discoInfo))
    return describeService(context, request, question);
  if (type === 'get' && question.is('query', NS.discoItems)) return listRooms(context, request, question);
  if (type === 'get' && question.is('ping', NS.ping)) return answer(request);
  return refuse(request, 'service-unavailable');
}

function describeService({ limits }: RoomContext, request: Request, query: Element): Answer {
  if (readDiscoInfo(query)?.node !== undefined) return refuse(request, 'item-not-found');
  const features = [
    NS.discoInfo,
    NS.discoItems,
    NS.muc,
    NS.rsm,
    NS.archive,
    NS.occupantId,
    NS.ping,
    NS.perch,
  ];
  return answer(
    request,
    writeDiscoInfo({
      identities: [{ category: 'conference', type: 'text', name: 'Rooms' }],
      features,
      forms: [writeServiceLimits(limits)],
    }),
  );
}

/** The rooms that the asker may know of (XEP-0045, 6.3), in pages where they ask for pages (XEP-0059). */
function listRooms({ store, categories }: RoomContext, request: Request, query: Element): Answer {
  if (readDiscoItems(query)?.node !== undefined) return refuse(request, 'item-not-found');
  const set = query.getChild('set', NS.rsm);
  const wanted = set ? readResultSetRequest(query) : {};
  if (!wanted) return refuse(request, 'bad-request', 'The page that is asked for makes no sense.');
  const viewer = categories.viewer(request.account);
  const { after, before } = wanted;
  const max = set ? Math.min(wanted.max ?? largestPage, largestPage) : largestList;
  const page = {
    max,
    ...(after && { after }),
    ...(before !== undefined && { before: before ?? '\u{10FFFF}' }),
  };
  const rooms = max === 0 ? [] : store.visibleRooms(viewer, page);
  const items = rooms.map(({ address, name }) => ({ address, name }));
  const count = store.countVisibleRooms(viewer);
  if (!set && count <= rooms.length) return answer(request, writeDiscoItems({ items }));
  const [first, last] = [items[0]?.address, items.at(-1)?.address];
  const bounds = first && last && { first, last, index: store.countVisibleRooms(viewer, first) };
  return answer(request, writeDiscoItems({ items }, writeResultSet({ ...bounds, count })));
}
