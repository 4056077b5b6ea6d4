import { expect, test } from 'vitest';
import { before } from '#renderer/store/before.ts';
import { addressed, retyped, withEverybodyMeant } from '#renderer/view/composer/address-people.ts';
import { asMessage, asStory } from '#renderer/view/composer/story-draft.ts';

const person = (id: string, name: string) => ({ id, name });
const draft = (text: string) => ({ room: 'desk@rooms.localhost', importance: 'Regular' as const, text });
const mention = (begin: number, end: number, address: string) => ({ begin, end, address });
const meant = (text: string, ...people: readonly { readonly id: string; readonly name: string }[]) =>
  withEverybodyMeant(draft(text), people).mentions;

test.each([
  ['a whole name after an @', '@Ben Okafor, look', [mention(0, 11, 'ben@example.com')]],
  ['it in another case', 'so @ben okafor', [mention(3, 14, 'ben@example.com')]],
  ['half a name', '@Ben, look', undefined],
  ['a name without an @', 'Ben Okafor', undefined],
])('%s', (_, text, expected) => {
  expect(meant(text, person('ben@example.com', 'Ben Okafor'))).toEqual(expected);
});

test('a name that two people bear means nobody, until one of them is taken', () => {
  const people = [person('ben@example.com', 'Ben'), person('ben@other.example', 'ben')];
  expect(meant('@Ben', ...people)).toBeUndefined();
  const taken = addressed(draft('@Ben'), mention(0, 4, 'ben@other.example'));
  expect(withEverybodyMeant(taken, people).mentions).toEqual([mention(0, 4, 'ben@other.example')]);
});

test.each(['desk@rooms.localhost/Ben', 'a1b2c3', 'a b@c'])('%s is no address to mention', (id) => {
  expect(meant('@Ben', person(id, 'Ben'))).toBeUndefined();
});

test('whoever was taken stays meant through a story and back, and while a text that was not sent comes back', () => {
  const written = addressed(draft('Plan\n@Ben reads'), mention(5, 9, 'ben@example.com'));
  const story = asStory(written);
  expect(story).toMatchObject({ text: '@Ben reads', mentions: [mention(0, 4, 'ben@example.com')] });
  expect(asMessage(story)).toEqual(written);
  const since = addressed(draft('@Ana too'), mention(0, 4, 'ana@example.com'));
  expect(before(written, since)).toMatchObject({
    text: 'Plan\n@Ben reads\n@Ana too',
    mentions: [mention(5, 9, 'ben@example.com'), mention(16, 20, 'ana@example.com')],
  });
  expect(before(written, draft(''))).toEqual(written);
});

test('a name that is written over means nobody any more', () => {
  const written = addressed(draft('@Ben'), mention(0, 4, 'ben@example.com'));
  expect(retyped(written, '@Be')).toEqual(draft('@Be'));
});
