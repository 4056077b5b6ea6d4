import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AlertLevel, alertLevels } from '#electron/model/alert.ts';
import { readBookmark, writeBookmark } from '#electron/stanza/0402-bookmarks.ts';
import { isPinned, writePinned } from '#electron/stanza/0469-pinning.ts';
import { readAlertLevel, writeAlertLevel } from '#electron/stanza/0492-notify.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { readPlace, writePlace } from '#electron/stanza/perch-place.ts';
import { Element, elements, parseXml } from '#electron/stanza/xml.ts';
import { seed, soak } from '#test/support/random.ts';

const names = [
  'always',
  'on-mention',
  'never',
  'sometimes',
  'advanced',
  'important',
  'notify',
  'pinned',
  'place',
];
const spaces = [NS.notify, NS.pinning, NS.perch, NS.bookmarks, 'urn:others'];
const attributes = fc.dictionary(
  fc.constantFrom('group', 'order', 'identity-category', 'identity-type', 'autojoin', 'level'),
  fc.oneof(
    fc.constantFrom('client', 'pc', 'phone', 'true', '-12', '1e9', '99999999999999999', ' ', ''),
    fc.string(),
  ),
  { maxKeys: 3 },
);

/** Elements that others, or a later version, might have put there: right names in wrong places, and damaged ones. */
const { any } = fc.letrec<{ any: Element }>((tie) => ({
  any: fc
    .tuple(
      fc.constantFrom(...names),
      fc.constantFrom(...spaces),
      attributes,
      fc.oneof({ maxDepth: 2 }, fc.constant([]), fc.array(tie('any'), { maxLength: 2 })),
    )
    .map(([name, xmlns, attrs, children]) => {
      const element = new Element(name, { ...attrs, xmlns });
      for (const child of children) element.append(child);
      return element;
    }),
}));
const extensions = fc.array(any, { maxLength: 5 }).map((children) => {
  const element = new Element('extensions', { xmlns: NS.bookmarks });
  for (const child of children) element.append(child);
  return element;
});
const level = fc.constantFrom<AlertLevel>(...alertLevels);
const place = fc.record(
  {
    group: fc.stringMatching(/^\S[a-z ]{0,20}\S$/),
    order: fc.integer(),
  },
  { requiredKeys: [] },
);

const loudness = (read: AlertLevel): number => -alertLevels.indexOf(read);
const asSent = (element: Element): Element => parseXml(String(element));
const isOurs = (one: Element): boolean =>
  one.is('notify', NS.notify) || one.is('pinned', NS.pinning) || one.is('place', NS.perch);
const others = (element: Element | undefined): readonly string[] =>
  element
    ? elements(element)
        .filter((one) => !isOurs(one))
        .map(String)
    : [];
const many = { seed, numRuns: soak ? 5_000 : 60 };

test('no louder than the quietest of what is said for programs like this one, and never loud by what is not understood', () => {
  fc.assert(
    fc.property(extensions, level, (found, quiet) => {
      const before = readAlertLevel(asSent(found));
      const loud = elements(asSent(found))
        .filter((one) => one.is('notify', NS.notify))
        .flatMap(elements)
        .some((one) => one.getName() === 'always');
      if (before === 'all') expect(loud).toBe(true);
      // Whatever else stands there, one more word for quiet is heard.
      const setting = writeAlertLevel(undefined, quiet);
      const both = asSent(found);
      for (const one of setting ? elements(setting) : []) both.append(one);
      const after = readAlertLevel(asSent(both));
      if (before === undefined) expect(after).toBe(quiet);
      else if (after !== before) expect(loudness(after ?? 'all')).toBeLessThan(loudness(before));
    }),
    many,
  );
});

test('what is written is read again, and everything that others keep there stays', () => {
  fc.assert(
    fc.property(extensions, level, place, fc.boolean(), (found, wanted, where, pinned) => {
      const written = writePinned(writePlace(writeAlertLevel(found, wanted), where), pinned);
      const read = written && asSent(written);
      expect(readAlertLevel(read)).toBe(wanted);
      expect(readPlace(read)).toEqual(where);
      expect(isPinned(read)).toBe(pinned);
      expect(others(read)).toEqual(others(asSent(found)));
    }),
    many,
  );
});

test('a damaged place is none: the room stands where every room does', () => {
  fc.assert(
    fc.property(extensions, (found) => {
      const { group, order } = readPlace(asSent(found));
      if (group !== undefined) expect(group).toMatch(/^\S(.*\S)?$/u);
      if (order !== undefined) expect(Number.isSafeInteger(order)).toBe(true);
    }),
    many,
  );
  const read = (attrs: string) =>
    readPlace(
      parseXml(`<extensions xmlns="${NS.bookmarks}"><place xmlns="${NS.perch}" ${attrs}/></extensions>`),
    );
  expect(read('group="Desk" order="first"')).toEqual({ group: 'Desk' });
  expect(read(`group="${'x'.repeat(300)}" order="7"`)).toEqual({ order: 7 });
  expect(read('group="two&#10;lines"')).toEqual({});
});

test('what a later version says of a place stays when the place is changed', () => {
  const later = parseXml(
    `<extensions xmlns="${NS.bookmarks}"><place xmlns="${NS.perch}" order="1" colour="red"><icon/></place></extensions>`,
  );
  const written = String(writePlace(writePlace(later, { group: 'Mine' }), {}));
  expect(written).toContain('colour="red"');
  expect(written).toContain('<icon');
  expect(written).not.toContain('order');
});

test('a bookmark of another program is followed by it no less, and by nobody more, after it was written here', () => {
  const flags = fc.constantFrom(undefined, 'true', '1', 'false', '0', 'yes', 'TRUE', '');
  fc.assert(
    fc.property(
      flags,
      extensions,
      fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
      (autojoin, inside, name) => {
        const password = new Element('password', {}).t('secret');
        const conference = new Element('conference', {
          xmlns: NS.bookmarks,
          ...(autojoin !== undefined && { autojoin }),
          ...(name !== undefined && { name }),
          unknown: 'x',
        });
        conference.append(password);
        conference.append(inside);
        const bookmark = readBookmark('desk@rooms.x', asSent(conference));
        if (!bookmark) throw new Error('It is one.');
        expect(bookmark.autojoin).toBe(autojoin === 'true' || autojoin === '1');
        const again = asSent(writeBookmark(bookmark));
        const reread = readBookmark('desk@rooms.x', again);
        expect(reread).toMatchObject({ autojoin: bookmark.autojoin });
        expect(again.getChildText('password')).toBe('secret');
        expect(again.attrs.unknown).toBe('x');
        expect(String(reread?.extensions)).toBe(String(bookmark.extensions));
      },
    ),
    many,
  );
});
