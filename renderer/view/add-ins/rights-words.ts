import type { AddIn } from '#renderer/store/facts.ts';
import { strings } from '../strings.ts';

export type Wish = AddIn['required'][number];
export type Right = Wish['right'];

/** The same where it stands alone. */
export function sentenceOf(right: Right): string {
  return isSeeing(right) ? strings.addInList.sees(wordsOf(right)) : wordsOf(right);
}

/** What the right means to the person, below a heading that says whether it is seen or done. */
export function wordsOf(right: Right): string {
  const { sees, does } = strings.addInRights;
  return isSeeing(right) ? sees[right] : does[right];
}

/** Something of the room reaches the add-in; the others let it do something. */
export function isSeeing(right: Right): right is keyof typeof strings.addInRights.sees {
  return Object.hasOwn(strings.addInRights.sees, right);
}
