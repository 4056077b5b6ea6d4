import { NS } from '#electron/stanza/namespaces.ts';
import { readPreviewQuestion, writePreviewAnswer } from '#electron/stanza/perch-preview.ts';
import type { RoomContext } from '../context.ts';
import { withChanges } from '../lists/lists.ts';
import { type Answer, answer, type Request, refuse, refuseFor } from '../request.ts';
import type { Room } from '../room.ts';
import { refuseOthers } from './configuration.ts';
import { planSave } from './plan-save.ts';

/** Who is here and would have to go, by whatever principal, if a form were saved: nothing is saved. */
export function previewSave(context: RoomContext, room: Room, request: Request): Answer {
  const refusal = refuseOthers(room, request);
  if (refusal) return refusal;
  const question = request.stanza.getChild('preview', NS.perch);
  const form = question && readPreviewQuestion(question);
  if (form?.type !== 'submit') return refuse(request, 'bad-request', 'Fill in the form of this room.');
  const plan = planSave(context, room, request.account, form);
  if ('refused' in plan) return refuseFor(request, plan.refused);
  const after = room.as(plan.settings, withChanges(room.standings, plan.standings));
  const names = new Map([...room.occupants].map(({ account, nickname }) => [account, nickname]));
  const out = [...names].filter(([account]) => !after.rights(account).CanJoin);
  return answer(request, writePreviewAnswer(out.map(([address, name]) => ({ address, name }))));
}
