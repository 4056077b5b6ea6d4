import { readMembershipWish, writeMembershipForm } from '#electron/stanza/0045-requests.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { elements, xml } from '#electron/stanza/xml.ts';
import type { RoomContext } from '../context.ts';
import { isNickname } from '../presence/nicknames.ts';
import { type Answer, answer, type Request, refuse } from '../request.ts';
import type { Room } from '../room.ts';
import { putToManagers } from './deciders.ts';
import { resign } from './resign.ts';

const longestWords = 1000;

/** The form by which one asks to be a member (XEP-0045, 7.10), or that one is. */
export function offerRegistration(_context: RoomContext, room: Room, request: Request): Answer {
  const refusal = refuseAsking(room, request);
  if (refusal) return refusal;
  const content = room.standing(request.account).member
    ? [xml('registered')]
    : [xml('instructions', {}, 'Those who manage this room decide.'), writeMembershipForm()];
  return answer(request, xml('query', { xmlns: NS.register }, ...content));
}

/** Asks to be a member, or not to be one any longer. Asking twice is asking once. */
export function register(context: RoomContext, room: Room, request: Request): Answer {
  const [query] = elements(request.stanza);
  if (query?.getChild('remove', NS.register)) return resign(context, room, request);
  const refusal = refuseAsking(room, request);
  if (refusal) return refusal;
  if (room.standing(request.account).member) {
    return refuse(request, 'conflict', 'You are a member already.', { code: 'PrincipalsAlreadyDefined' });
  }
  const wish = query && readMembershipWish(query);
  if (!wish || !isSane(wish.nickname, wish.words)) {
    return refuse(request, 'bad-request', 'Fill in the form of this room.', { code: 'InvalidArgument' });
  }
  const asked = { kind: 'membership', address: request.account, ...wish } as const;
  const isNew = context.store.addRequest(room.record.key, asked, context.clock());
  return [...(isNew ? putToManagers(context, room, asked) : []), ...answer(request)];
}

function isSane(nickname: string | undefined, words: string | undefined): boolean {
  return (nickname === undefined || isNickname(nickname)) && [...(words ?? '')].length <= longestWords;
}

/** Only closed rooms have members that one can ask to be among: secret ones nobody else knows of. */
function refuseAsking(room: Room, request: Request): Answer | undefined {
  const { outcast } = room.standing(request.account);
  if (outcast) return refuse(request, 'forbidden', 'You have been banned from this room.');
  if (room.settings.privacy !== 'Open') return undefined;
  return refuse(
    request,
    'service-unavailable',
    'Everybody may enter this room: there is nothing to ask for.',
  );
}
