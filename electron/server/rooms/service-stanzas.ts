import { readDiscoInfo, readDiscoItems, writeDiscoInfo } from '#electron/stanza/0030-disco.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { categoriesNode, readCategoryNode } from '#electron/stanza/perch-category.ts';
import { writeServiceLimits } from '#electron/stanza/perch-service.ts';
import { type Element, elements } from '#electron/stanza/xml.ts';
import { describeNode, listCategories } from './categories/disco-categories.ts';
import { describeCommand, executeCommand, listCommands } from './commands/execute.ts';
import type { RoomContext } from './context.ts';
import { listRooms } from './directory/list.ts';
import { searchRooms } from './directory/search.ts';
import { answerInvitation, tellInvitations } from './invitations/kept.ts';
import { tellPrincipalsIn } from './principals/eligible.ts';
import { type Answer, answer, type Request, refuse, silence } from './request.ts';
import { describeArchives, searchArchives } from './search/search.ts';
import { giveAddress } from './settings/give-address.ts';

type Handler = (context: RoomContext, request: Request, question: Element) => Answer;

/** What the service itself answers, by type, namespace and name of the question. */
const handlers: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  [`get ${NS.discoInfo} query`, describeService],
  [`get ${NS.discoItems} query`, listItems],
  [`get ${NS.channelSearch} search`, searchRooms],
  [`get ${NS.mucUnique} unique`, giveAddress],
  [`get ${NS.perch} principals`, tellPrincipalsIn],
  [`get ${NS.perch} invitations`, tellInvitations],
  [`set ${NS.perch} invitation`, answerInvitation],
  [`set ${NS.commands} command`, executeCommand],
  [`get ${NS.archive} query`, describeArchives],
  [`set ${NS.archive} query`, searchArchives],
  [`get ${NS.ping} ping`, (_context, request) => answer(request)],
]);

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
  const handler = handlers.get(`${type} ${question.getNS()} ${question.getName()}`);
  return handler ? handler(context, request, question) : refuse(request, 'service-unavailable');
}

function describeService(context: RoomContext, request: Request, query: Element): Answer {
  const node = readDiscoInfo(query)?.node;
  if (node !== undefined) {
    const described = describeNode(context, request, node) ?? describeCommand(request, node);
    return described ?? refuse(request, 'item-not-found');
  }
  const features = [
    NS.discoInfo,
    NS.discoItems,
    NS.muc,
    NS.mucUnique,
    NS.rsm,
    NS.archive,
    NS.fullText,
    NS.occupantId,
    NS.ping,
    NS.channelSearch,
    NS.commands,
    NS.perch,
  ];
  return answer(
    request,
    writeDiscoInfo({
      identities: [{ category: 'conference', type: 'text', name: 'Rooms' }],
      features,
      forms: [writeServiceLimits(context.limits)],
    }),
  );
}

function listItems(context: RoomContext, request: Request, query: Element): Answer {
  const node = readDiscoItems(query)?.node;
  if (node === undefined) return listRooms(context, request, query);
  if (node === NS.commands) return listCommands(context, request);
  if (node === categoriesNode) return listCategories(context, request);
  const { categories } = context;
  const category = categories.byId(readCategoryNode(node) ?? '');
  const isKnown = category && categories.isWithin(category, request.account);
  return isKnown ? listRooms(context, request, query, category) : refuse(request, 'item-not-found');
}
