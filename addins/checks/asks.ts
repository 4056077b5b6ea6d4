import * as v from 'valibot';
import type { ActionName, Actions, PostPart } from '../contract.ts';
import { coded, json } from './shapes.ts';

const nothing = v.strictObject({});
const key = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const limit = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200));
const body = v.pipe(v.string(), v.maxLength(200_000));
const line = v.pipe(v.string(), v.maxLength(1024));
const importance = v.picklist(['Regular', 'Alert']);
const name = v.pipe(v.string(), v.regex(/^[\w.:-]{1,100}$/));
const part: v.GenericSchema<unknown, PostPart> = v.variant('kind', [
  v.strictObject({ kind: v.literal('text'), text: body }),
  v.strictObject({ kind: v.literal('link'), text: line, url: v.pipe(v.string(), v.maxLength(8192)) }),
  v.strictObject({ kind: v.literal('mention'), person: v.pipe(v.string(), v.maxLength(3071)) }),
]);

/** What an add-in asks is not believed: one check for each action. A missing line is a compile error. */
export const askChecks: { readonly [A in ActionName]: v.GenericSchema<unknown, Actions[A]['ask']> } = {
  'room.read': nothing,
  'roster.read': nothing,
  'history.page': v.pipe(
    v.strictObject({ before: v.exactOptional(key), after: v.exactOptional(key), limit: limit }),
    v.check(({ before, after }) => before === undefined || after === undefined, 'before or after, not both'),
  ),
  'history.search': v.strictObject({ text: v.pipe(v.string(), v.maxLength(1024)), limit: limit }),
  'messages.post': v.pipe(
    v.strictObject({
      text: v.exactOptional(body),
      parts: v.exactOptional(v.pipe(v.array(part), v.minLength(1), v.maxLength(200))),
      importance: v.exactOptional(importance),
      storyTitle: v.exactOptional(line),
      coded: v.exactOptional(coded),
    }),
    v.check(
      ({ text, parts }) => (text === undefined) !== (parts === undefined),
      'text or parts, one of them',
    ),
  ),
  'composer.write': v.strictObject({ text: body, storyTitle: v.exactOptional(line) }),
  'alerts.raise': v.strictObject({ text: v.pipe(v.string(), v.nonEmpty(), v.maxLength(300)) }),
  'badge.show': v.strictObject({ count: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9999)) }),
  'state.read': v.strictObject({ name }),
  'state.write': v.strictObject({ name, value: json }),
  'state.names': nothing,
  'links.open': v.strictObject({ url: v.pipe(v.string(), v.maxLength(8192)) }),
  'hosts.read': nothing,
  'http.fetch': v.strictObject({
    url: v.pipe(v.string(), v.maxLength(8192)),
    method: v.exactOptional(v.picklist(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])),
    headers: v.exactOptional(
      v.record(v.pipe(v.string(), v.maxLength(100)), v.pipe(v.string(), v.maxLength(8192))),
    ),
    body: v.exactOptional(v.pipe(v.string(), v.maxLength(1_000_000))),
  }),
};
