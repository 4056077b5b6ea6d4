import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ResultSetRequest } from '#electron/stanza/0059-rsm.ts';
import {
  type ArchiveRequest,
  readArchiveEnd,
  readArchiveResult,
  writeArchiveRequest,
} from '#electron/stanza/0313-archive.ts';
import { xml } from '#electron/stanza/xml.ts';
import { addressOf, errorOf, openHouse, type Person } from './house.ts';

interface Read {
  readonly texts: readonly string[];
  readonly ids: readonly string[];
  readonly end: ReturnType<typeof readArchiveEnd>;
  readonly error: string | undefined;
}

function read(
  person: Person,
  page: ResultSetRequest,
  more: Partial<ArchiveRequest> = {},
  room = 'lobby',
): Read {
  const query = writeArchiveRequest({ page, flipped: false, queryId: 'q', ...more }).toString();
  const answers = person.sends('iq', { to: addressOf(room), type: 'set', id: 'a' }, query);
  const results = answers.flatMap((one) => readArchiveResult(one) ?? []);
  const last = answers.at(-1);
  return {
    texts: results.map(({ forwarded }) => forwarded.stanza.getChildText('body') ?? ''),
    ids: results.map(({ id }) => id),
    end: last && readArchiveEnd(last),
    error: errorOf(last),
  };
}

/** Five messages, a minute apart, by Ana and Ben in turn. */
function archive(): {
  readonly house: ReturnType<typeof openHouse>;
  readonly ana: Person;
  readonly ids: readonly string[];
} {
  const house = openHouse();
  const [ana, ben] = [house.person('ana'), house.person('ben')];
  ana.enters('lobby');
  ben.enters('lobby');
  for (const text of ['1', '2', '3', '4', '5']) {
    (Number(text) % 2 ? ana : ben).says('lobby', text);
    house.later(60_000);
  }
  return { house, ana, ids: read(ana, {}).ids };
}

describe('the archive of a room', () => {
  it('is read from either end and from anywhere between', () => {
    const { ana, ids } = archive();
    const [first, , third, , fifth] = ids;
    expect(read(ana, { max: 2 })).toMatchObject({ texts: ['1', '2'], end: { complete: false } });
    expect(read(ana, { max: 2, before: null })).toMatchObject({
      texts: ['4', '5'],
      end: { complete: false },
    });
    expect(read(ana, { max: 2, after: third ?? '' })).toMatchObject({
      texts: ['4', '5'],
      end: { complete: true },
    });
    expect(read(ana, { max: 2, before: third ?? '' })).toMatchObject({
      texts: ['1', '2'],
      end: { complete: true },
    });
    expect(read(ana, { after: fifth ?? '' })).toMatchObject({ texts: [], end: { complete: true } });
    expect(read(ana, { before: first ?? '' })).toMatchObject({ texts: [], end: { complete: true } });
  });

  it('says where a page lies in the whole', () => {
    const { ana, ids } = archive();
    expect(read(ana, { max: 2, after: ids[1] ?? '' }).end?.set).toEqual({
      first: ids[2],
      index: 2,
      last: ids[3],
      count: 5,
    });
    expect(read(ana, { max: 0 }).end).toEqual({ complete: false, set: { count: 5 } });
  });

  it('has ids that stand in the order of time', () => {
    const { ids } = archive();
    expect([...ids].sort()).toEqual(ids);
  });

  it('is narrowed by time and by author', () => {
    const { ana, house } = archive();
    const start = house.now() - 4 * 60_000;
    expect(read(ana, {}, { start, end: start + 60_000 }).texts).toEqual(['2', '3']);
    expect(read(ana, {}, { with: 'ben@localhost/desk' }).texts).toEqual(['2', '4']);
    expect(read(ana, {}, { with: `${addressOf('lobby')}/Ana` }).texts).toEqual(['1', '3', '5']);
    expect(read(ana, { max: 1 }, { with: 'ben@localhost' }).end?.set).toMatchObject({ index: 0, count: 2 });
    expect(read(ana, {}, { start, end: start - 1 })).toMatchObject({ texts: [], end: { complete: true } });
  });

  it('turns a page round where that is asked for', () => {
    const { ana, ids } = archive();
    expect(read(ana, { max: 2, before: null }, { flipped: true })).toMatchObject({
      texts: ['5', '4'],
      end: { set: { first: ids[3], last: ids[4] } },
    });
  });

  it.each(['nonsense', '00000000000', 'zzzzzzzzzzz'])('does not know the message %s', (id) => {
    const { ana } = archive();
    expect(read(ana, { after: id }).error).toBe('item-not-found');
    expect(read(ana, { before: id }).error).toBe('item-not-found');
  });

  it('does not know the messages of another room', () => {
    const { ana, ids } = archive();
    ana.enters('team');
    ana.says('team', 'Elsewhere');
    expect(read(ana, { after: ids[0] ?? '' }, {}, 'team').error).toBe('item-not-found');
    expect(read(ana, {}, {}, 'team').texts).toEqual(['Elsewhere']);
  });

  it('gives no more than 250 at once', () => {
    const { ana } = archive();
    for (let number = 0; number < 300; number += 1) ana.says('lobby', `${number}`);
    expect(read(ana, { max: 10_000 }).texts).toHaveLength(250);
    expect(read(ana, {}).texts).toHaveLength(50);
  });

  it('is of those who may enter: read from outside an open room, refused to the banned', () => {
    const { ana, house } = archive();
    const cy = house.person('cy');
    expect(read(cy, {}).texts).toHaveLength(5);
    ana.changesList('lobby', `<item affiliation='outcast' jid='cy@localhost'/>`);
    expect(read(cy, {}).error).toBe('forbidden');
  });

  it.each([
    `<query xmlns='urn:xmpp:mam:2'><set xmlns='http://jabber.org/protocol/rsm'><max>x</max></set></query>`,
    `<query xmlns='urn:xmpp:mam:2'><x xmlns='jabber:x:data' type='submit'>
      <field var='FORM_TYPE'><value>urn:xmpp:mam:2</value></field><field var='with'><value>@</value></field></x></query>`,
  ])('does not guess what is meant by %s', (query) => {
    expect(errorOf(archive().ana.asks('lobby', 'set', query))).toBe('bad-request');
  });

  it('tells its form and its ends', () => {
    const { ana, ids } = archive();
    expect(ana.asks('lobby', 'get', `<query xmlns='urn:xmpp:mam:2'/>`).toString()).toContain('var="start"');
    const metadata = ana.asks('lobby', 'get', `<metadata xmlns='urn:xmpp:mam:2'/>`).getChild('metadata');
    expect(metadata?.getChild('start')?.attrs).toEqual({ id: ids[0], timestamp: '2026-01-02T12:00:00.000Z' });
    expect(metadata?.getChild('end')?.attrs.id).toBe(ids[4]);
  });

  it('stays in order when the clock goes back', () => {
    const { ana, house, ids } = archive();
    house.later(-3_600_000);
    ana.says('lobby', 'earlier and yet later');
    const after = read(ana, { after: ids[4] ?? '' });
    expect(after.texts).toEqual(['earlier and yet later']);
  });

  it('gives the same messages in pages of any size, from either end', () => {
    const house = openHouse();
    const ana = house.person('ana');
    ana.enters('lobby');
    const said = Array.from({ length: 17 }, (_, number) => `${number}`);
    for (const text of said) ana.says('lobby', text);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.boolean(), (max, backwards) => {
        const texts: string[] = [];
        let page = read(ana, backwards ? { max, before: null } : { max });
        for (;;) {
          texts.splice(backwards ? 0 : texts.length, 0, ...page.texts);
          if (page.end?.complete) break;
          const { first = '', last = '' } = page.end?.set ?? {};
          page = read(ana, backwards ? { max, before: first } : { max, after: last });
        }
        expect(texts).toEqual(said);
      }),
      { numRuns: 40 },
    );
  }, 30_000);
});

describe('what was said', () => {
  /** Everything that XML can hold (XML 1.0, 2.2). */
  const legal = (text: string): string =>
    text.replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');

  it('comes out of the archive as it went in, character by character', () => {
    const house = openHouse();
    const ana = house.person('ana');
    ana.enters('lobby');
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).map(legal),
        fc.string({ unit: 'binary' }).map(legal),
        (text, more) => {
          const extra = xml('thing', { xmlns: 'urn:thing', much: more }, more).toString();
          const [live] = ana.says('lobby', text, extra);
          const query = writeArchiveRequest({ page: { max: 1, before: null }, flipped: false }).toString();
          const [answer] = ana.sends('iq', { to: addressOf('lobby'), type: 'set', id: 'a' }, query);
          const kept = answer && readArchiveResult(answer)?.forwarded.stanza;
          expect(kept?.getChildText('body')).toBe(text);
          expect(kept?.getChild('thing')?.attrs.much).toBe(more);
          expect(kept?.getChild('thing')?.text()).toBe(live?.getChild('thing')?.text());
        },
      ),
    );
  });
});

describe('a damaged row', () => {
  it('is passed over, and closes neither the archive nor the room', () => {
    const { ana, house } = archive();
    house.db.prepare(`UPDATE room_messages SET stanza = '<message' WHERE position = 3`).run();
    expect(read(ana, {}).texts).toEqual(['1', '2', '4', '5']);
    const heard = house.person('cy').enters('lobby');
    expect(heard.flatMap((one) => one.getChildText('body') ?? [])).toEqual(['1', '2', '4', '5']);
  });
});
