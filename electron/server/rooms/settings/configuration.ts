import { readForm, writeForm } from '#electron/stanza/0004-form.ts';
import { readDestroyed } from '#electron/stanza/0045-muc.ts';
import { writeMucOwner } from '#electron/stanza/0045-owner.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import type { Element } from '#electron/stanza/xml.ts';
import type { RoomContext } from '../context.ts';
import { removeOccupant } from '../presence/leave.ts';
import { type Answer, answer, type Request, refuse, refuseFor } from '../request.ts';
import type { Room } from '../room.ts';
import { applySave } from './apply-save.ts';
import { writeStandardFields } from './configuration-form.ts';
import { destroy } from './destroy.ts';
import { writePerchFields } from './perch-fields.ts';
import { planSave } from './plan-save.ts';

/** Hands those who manage the room its form (XEP-0045, 10.1.3, 10.2). */
export function offerConfiguration(context: RoomContext, room: Room, request: Request): Answer {
  const refusal = refuseOthers(room, request);
  if (refusal) return refusal;
  const fields = [
    { name: 'FORM_TYPE', type: 'hidden', values: [NS.mucRoomConfig] } as const,
    ...writeStandardFields(room.settings),
    ...writePerchFields(context, room, request.account),
  ];
  const title = `Configuration of ${room.settings.name}`;
  return answer(request, writeMucOwner(writeForm({ type: 'form', title, fields })));
}

/** Takes the form back, filled in, empty (an instant room: XEP-0045, 10.1.2) or cancelled; or ends the room. */
export function configure(context: RoomContext, room: Room, request: Request): Answer {
  const refusal = refuseOthers(room, request);
  if (refusal) return refusal;
  const query = request.stanza.getChild('query', NS.mucOwner);
  const end = query?.getChild('destroy', NS.mucOwner);
  if (end) return endRoom(context, room, request, end);
  const form = query && readForm(query);
  if (!form) return refuse(request, 'bad-request', 'Submit the form of this room, or end the room.');
  if (form.type === 'cancel') return [...cancel(context, room), ...answer(request)];
  if (form.type !== 'submit') return refuse(request, 'bad-request', 'Submit the form of this room.');
  const plan = planSave(context, room, request.account, form);
  if ('refused' in plan) return refuseFor(request, plan.refused);
  return [...applySave(context, room, request.account, plan), ...answer(request)];
}

/** Undefined for whoever manages the room. */
export function refuseOthers(room: Room, request: Request): Answer | undefined {
  if (room.rights(request.account).CanManageRoom) return undefined;
  return refuse(request, 'forbidden', 'Only owners of this room can do that.');
}

/** What was said is an administrator's to remove; a room in which nothing was said can be taken back. */
function endRoom(context: RoomContext, room: Room, request: Request, end: Element): Answer {
  const { key, locked } = room.record;
  const nothingSaid = locked || !room.settings.persistent || context.store.count(key, {}) === 0;
  if (nothingSaid || room.rights(request.account).deletes) {
    return [...destroy(context, room, readDestroyed(end)), ...answer(request)];
  }
  const text = 'Only an administrator ends a room in which something was said; disable it instead.';
  return refuse(request, 'not-allowed', text, { code: 'ErrorPermission' });
}

/** Whoever does not want to say how a new room is to be does not want the room (XEP-0045, 10.1.3). */
function cancel(context: RoomContext, room: Room): Answer {
  if (!room.record.locked) return [];
  return [...room.occupants].flatMap((occupant) => removeOccupant(context, room, occupant));
}
