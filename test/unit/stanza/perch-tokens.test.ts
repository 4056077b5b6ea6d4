import { describe, expect, it } from 'vitest';
import { type Form, makeForm, readForm, writeForm } from '#electron/stanza/0004-form.ts';
import {
  type ListedToken,
  readMadeToken,
  readTokenList,
  readTokenWish,
  type TokenWish,
  writeMadeToken,
  writeTokenList,
  writeTokenWish,
} from '#electron/stanza/perch-tokens.ts';
import { parseXml } from '#electron/stanza/xml.ts';

const until = Date.UTC(2027, 0, 1);
const rooms = ['desk@rooms.x', 'lobby@rooms.x'];
const wishes: readonly TokenWish[] = [
  { account: 'bot@x', name: 'Builds', rights: ['post'], rooms },
  { account: 'bot@x', name: 'Everything', rights: ['read', 'post', 'manage'], rooms: 'all', until },
];

describe('the forms of tokens', () => {
  it.each(wishes)('read back what is wished: %o', (wish) => {
    expect(readTokenWish(sent(writeTokenWish(wish)))).toEqual(wish);
  });

  it.each([
    ['no account', { account: '' }],
    ['a malformed account', { account: 'a@@b' }],
    ['no name', { name: ' ' }],
    ['no rights', { rights: [] }],
    ['an unknown right', { rights: ['read', 'own'] }],
    ['no rooms', { rooms: [] }],
    ['one malformed room', { rooms: ['desk@rooms.x', '@'] }],
    ['a room beside all of them', { rooms: ['all', 'desk@rooms.x'] }],
    ['an end that is no time', { until: 'tomorrow' }],
  ])('guess nothing: %s', (_, wrong) => {
    const right = { account: 'bot@x', name: 'Builds', rights: ['read'], rooms: ['desk@rooms.x'] };
    expect(readTokenWish(makeForm('submit', 'urn:x', right))).toBeDefined();
    expect(readTokenWish(makeForm('submit', 'urn:x', { ...right, ...wrong }))).toBeUndefined();
  });

  it('tell a secret once, and list the rest', () => {
    const made = { id: '7', account: 'bot@x', token: 'perch_secret' };
    expect(readMadeToken(sent(writeMadeToken(made)))).toEqual(made);
    const list = wishes.map(
      (wish, index): ListedToken => ({
        ...wish,
        id: String(index),
        madeBy: 'ana@x',
        madeAt: until - 1,
        ...(index > 0 && { usedAt: until - 1 }),
      }),
    );
    expect(readTokenList(sent(writeTokenList(list)))).toEqual(list);
    expect(readTokenList(sent(writeTokenList([])))).toEqual([]);
  });
});

function sent(form: Form): Form {
  const read = readForm(parseXml(writeForm(form).toString()));
  if (!read) throw new Error('This is no form');
  return read;
}
