import * as v from 'valibot';
import type { QuestionName, Questions } from '../contract.ts';
import { card, json } from './shapes.ts';

const text = v.pipe(v.string(), v.maxLength(200_000));
const reason = v.pipe(v.string(), v.maxLength(300));

/** What an add-in answers is not believed either. */
export const answerChecks: {
  readonly [Q in QuestionName]: v.GenericSchema<unknown, Questions[Q]['answer']>;
} = {
  'messages.filter': v.variant('action', [
    v.strictObject({ action: v.literal('Passed') }),
    v.strictObject({
      action: v.literal('Replaced'),
      text,
      storyTitle: v.exactOptional(v.pipe(v.string(), v.maxLength(1024))),
      importance: v.exactOptional(v.picklist(['Regular', 'Alert'])),
      reason,
    }),
    v.strictObject({ action: v.literal('Canceled'), reason }),
  ]),
  'messages.format': v.strictObject({ card: v.nullable(card) }),
  suspend: v.strictObject({ saved: json }),
  ping: v.strictObject({}),
};
