import { readForm, writeForm } from '#electron/stanza/0004-form.ts';
import { readDestroyed } from '#electron/stanza/0045-muc.ts';
import { writeMucOwner } from '#electron/stanza/0045-owner.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import type { RoomContext } from '../context.ts';
import { removeOccupant } from '../presence/leave.ts';
import { type Answer, answer, type Request, refuse } from '../request.ts';
import type { Room } from '../room.ts';
import { applySettings } from './apply-settings.ts';
import { readSettings, writeSettings } from './configuration-form.ts';
import { destroy } from './destroy.ts';

/** Hands an owner the form (XEP-0045, 10.1.3, 10.2). */
export function offerConfiguration(_context: RoomContext, room: Room, request: Request): Answer {
  const refusal = refuseOthers(room, request);
  const form = writeForm(writeSettings(room.settings));
  return refusal ?? answer(request, writeMucOwner(form));
}

/** Takes the form back, filled in, empty (an instant room: XEP-0045, 10.1.2) or cancelled; or ends the room. */
export function configure(context: RoomContext, room: Room, request: Request): Answer {
  const refusal = refuseOthers(room, request);
  if (refusal) return refusal;
  const query = request.stanza.getChild('query', NS.mucOwner);
  const end = query?.getChild('destroy', NS.mucOwner);
  if (end) return [...destroy(context, room, readDestroyed(end)), ...answer(request)];
  const form = query && readForm(query);
  if (!form) return refuse(request, 'bad-request', 'Submit the form of this room, or end the room.');
  if (form.type === 'cancel') return [...cancel(context, room), ...answer(request)];
  if (form.type !== 'submit') return refuse(request, 'bad-request', 'Submit the form of this room.');
  const wanted = readSettings(form, room.settings);
  if ('refused' in wanted) return refuse(request, 'not-acceptable', wanted.refused);
  const { name } = wanted.settings;
  if (context.store.nameTaken(name, request.account, room.address)) {
    return refuse(request, 'conflict', `There is a room called “${name}” already; choose another name.`);
  }
  return [...applySettings(context, room, wanted.settings), ...answer(request)];
}

function refuseOthers(room: Room, request: Request): Answer | undefined {
  if (room.affiliation(request.account) === 'owner') return undefined;
  return refuse(request, 'forbidden', 'Only owners of this room can do that.');
}

/** Whoever does not want to say how a new room is to be does not want the room (XEP-0045, 10.1.3). */
function cancel(context: RoomContext, room: Room): Answer {
  if (!room.record.locked) return [];
  return [...room.occupants].flatMap((occupant) => removeOccupant(context, room, occupant));
}
