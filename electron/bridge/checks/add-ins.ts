import * as v from 'valibot';
import { answerChecks } from '#addins/checks/answers.ts';
import { origin } from '#addins/checks/manifest.ts';
import { json } from '#addins/checks/shapes.ts';
import { type ActionName, actionRights, rights } from '#addins/contract.ts';
import type { AddInCalls } from '../contract/add-ins.ts';
import { type ChecksOf, inRoom, line, link, nothing, optional, room } from './parts.ts';

const addIn = v.pipe(v.string(), v.regex(/^a[0-9a-f]{40}$/));
const placed = v.strictObject({ room, addIn });
const right = v.picklist(rights);
const host = v.strictObject({
  origin: v.pipe(origin, v.maxLength(300)),
  name: optional(v.pipe(v.string(), v.maxLength(31))),
  ownNetwork: optional(v.literal(true)),
});
const path = v.pipe(v.string(), v.nonEmpty(), v.maxLength(4096));
/** A bridge frame carries no more; larger ones are read from the disk or fetched. */
const bytes = v.pipe(v.string(), v.base64(), v.maxLength(3_500_000));
const id = v.pipe(v.string(), v.maxLength(100));
const actionNames = Object.keys(actionRights).filter(isAction);

export const addInChecks: ChecksOf<AddInCalls> = {
  'addIns.list': nothing,
  'addIns.shipped': nothing,
  'addIns.inspect': v.strictObject({
    from: v.variant('kind', [
      v.strictObject({ kind: v.picklist(['folder', 'zip']), path }),
      v.strictObject({ kind: v.literal('zip bytes'), base64: bytes }),
      v.strictObject({ kind: v.literal('address'), url: link }),
    ]),
  }),
  'addIns.install': v.strictObject({ token: id }),
  'addIns.remove': v.strictObject({ addIn }),
  'addIns.inRoom': inRoom,
  'addIns.open': placed,
  'addIns.close': placed,
  'addIns.choose': v.strictObject({
    room,
    addIn: v.nullable(v.strictObject({ name: line, url: link })),
  }),
  'addIns.move': v.strictObject({ room, addIns: v.pipe(v.array(addIn), v.maxLength(100)) }),
  'addIns.grant': v.strictObject({
    addIn,
    room,
    scope: v.picklist(['now', 'room', 'always']),
    rights: v.pipe(v.array(right), v.maxLength(rights.length)),
    hosts: v.pipe(v.array(host), v.maxLength(20)),
  }),
  'addIns.revoke': v.strictObject({ addIn, room: optional(room), right: optional(right) }),
  'addIns.grants': nothing,
  'addIns.call': v.strictObject({ addIn, room, name: v.picklist(actionNames), body: json }),
  'addIns.verdict': v.strictObject({
    id,
    verdict: v.union([
      answerChecks['messages.filter'],
      v.strictObject({ action: v.literal('Unanswered'), why: line }),
    ]),
  }),
  'outbox.decide': v.strictObject({
    originId: v.pipe(v.string(), v.nonEmpty(), v.maxLength(200)),
    decision: v.picklist(['send', 'send as written', 'again']),
  }),
};

function isAction(name: string): name is ActionName {
  return Object.hasOwn(actionRights, name);
}
