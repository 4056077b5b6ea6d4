import * as v from 'valibot';
import type { MessageCalls } from '../contract/messages.ts';
import { address, type ChecksOf, key, limit, line, longText, room } from './parts.ts';

const originId = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200));
const byOrigin = v.strictObject({ originId });
const place = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const mentions = v.pipe(v.array(v.strictObject({ begin: place, end: place, address })), v.maxLength(500));
const privacy = v.exactOptional(v.picklist(['Open', 'Closed', 'Secret']));
const widerAudience = v.exactOptional(v.literal(true));
const draftParts = {
  room,
  text: longText,
  importance: v.picklist(['Regular', 'Alert']),
  storyTitle: v.exactOptional(line),
  mentions: v.exactOptional(mentions),
  privacy,
};
const draft = v.strictObject(draftParts);

export const messageChecks: ChecksOf<MessageCalls> = {
  'messages.page': v.strictObject({
    room,
    beside: v.exactOptional(room),
    from: v.variant('at', [
      v.strictObject({ at: v.literal('newest') }),
      v.strictObject({ at: v.picklist(['before', 'after', 'around']), key }),
      v.strictObject({ at: v.literal('date'), date: v.pipe(v.number(), v.safeInteger()) }),
      v.strictObject({ at: v.literal('archive id'), archiveId: v.pipe(line, v.nonEmpty()) }),
      v.strictObject({ at: v.literal('mention'), after: key }),
    ]),
    limit,
  }),
  'messages.remove': v.strictObject({
    room,
    archiveId: v.pipe(line, v.nonEmpty()),
    reason: v.exactOptional(longText),
  }),
  'outbox.send': v.strictObject({ ...draftParts, widerAudience }),
  'outbox.retry': v.strictObject({ originId, privacy, widerAudience }),
  'outbox.discard': byOrigin,
  'drafts.save': draft,
};
