import { NS } from '#electron/stanza/namespaces.ts';
import { elements } from '#electron/stanza/xml.ts';
import { changeLists, tellList } from './affiliations/admin.ts';
import { tellMisfits } from './companions/tell-misfits.ts';
import type { RoomContext } from './context.ts';
import { describeRoom, listOccupants } from './disco-room.ts';
import { describeArchive, queryArchive, tellArchiveBounds } from './messages/archive.ts';
import { moderate } from './messages/moderate.ts';
import { tellRoster } from './presence/large-rooms.ts';
import { iqToOccupant } from './presence/self-ping.ts';
import { tellPrincipals } from './principals/eligible.ts';
import { type Answer, answer, type Request, refuse, silence } from './request.ts';
import { tellRequests } from './requests/decide.ts';
import { offerRegistration, register } from './requests/registration.ts';
import type { Room } from './room.ts';
import { configure, offerConfiguration } from './settings/configuration.ts';
import { previewSave } from './settings/preview.ts';

type Handler = (context: RoomContext, room: Room, request: Request) => Answer;

/** What a room answers, by type, namespace and name of the question. */
const handlers: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  [`get ${NS.discoInfo} query`, describeRoom],
  [`get ${NS.discoItems} query`, listOccupants],
  [`get ${NS.ping} ping`, (_context, _room, request) => answer(request)],
  [`get ${NS.mucOwner} query`, offerConfiguration],
  [`set ${NS.mucOwner} query`, configure],
  [`get ${NS.mucAdmin} query`, tellList],
  [`set ${NS.mucAdmin} query`, changeLists],
  [`get ${NS.perch} principals`, tellPrincipals],
  [`get ${NS.perch} preview`, previewSave],
  [`get ${NS.perch} misfits`, tellMisfits],
  [`get ${NS.perch} requests`, tellRequests],
  [`get ${NS.perch} roster`, tellRoster],
  [`get ${NS.register} query`, offerRegistration],
  [`set ${NS.register} query`, register],
  [`get ${NS.archive} query`, describeArchive],
  [`set ${NS.archive} query`, queryArchive],
  [`get ${NS.archive} metadata`, tellArchiveBounds],
  [`set ${NS.moderate} moderate`, moderate],
]);

/** A question to a room that the sender may know of, or to somebody in it. */
export function iqInRoom(context: RoomContext, room: Room, request: Request): Answer {
  const { type } = request.stanza.attrs;
  if (type !== 'get' && type !== 'set') return silence;
  const [question, ...more] = elements(request.stanza);
  if (!question || more.length > 0) return refuse(request, 'bad-request', 'An IQ asks exactly one thing.');
  if (request.nickname) return iqToOccupant(room, request, question);
  const handler = handlers.get(`${type} ${question.getNS()} ${question.getName()}`);
  return handler ? handler(context, room, request) : refuse(request, 'service-unavailable');
}
