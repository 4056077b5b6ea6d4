import { readDiscoItems, writeDiscoItems } from '#electron/stanza/0030-disco.ts';
import { readResultSetRequest, writeResultSet } from '#electron/stanza/0059-rsm.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import type { Element } from '#electron/stanza/xml.ts';
import type { RoomContext } from '../context.ts';
import { type Answer, answer, type Request, refuse } from '../request.ts';
import type { Category } from '../storage/category-values.ts';
import type { RoomQuery } from '../storage/directory-values.ts';

/** Rooms on a page of the list at most; and where the asker knows no pages. */
const largestPage = 1000;
const largestList = 10_000;

/** The rooms that the asker may know of (XEP-0045, 6.3), in pages where they ask for pages (XEP-0059). */
export function listRooms(
  { store, categories }: RoomContext,
  request: Request,
  query: Element,
  category?: Category,
): Answer {
  const set = query.getChild('set', NS.rsm);
  const wanted = set ? readResultSetRequest(query) : {};
  if (!wanted) return refuse(request, 'bad-request', 'The page that is asked for makes no sense.');
  const viewer = categories.viewer(request.account);
  const rooms: RoomQuery = { viewer, ...(category && { category: category.key }) };
  const { after, before } = wanted;
  const max = set ? Math.min(wanted.max ?? largestPage, largestPage) : largestList;
  const page = {
    max,
    ...(after && { after }),
    ...(before !== undefined && { before: before ?? '\u{10FFFF}' }),
  };
  const items = max === 0 ? [] : store.findRooms(rooms, page).map(({ address, name }) => ({ address, name }));
  const node = readDiscoItems(query)?.node;
  const found = { items, ...(node !== undefined && { node }) };
  const count = store.countFoundRooms(rooms);
  if (!set && count <= items.length) return answer(request, writeDiscoItems(found));
  const [first, last] = [items[0]?.address, items.at(-1)?.address];
  const bounds = first && last && { first, last, index: store.countFoundRooms(rooms, first) };
  return answer(request, writeDiscoItems(found, writeResultSet({ ...bounds, count })));
}
