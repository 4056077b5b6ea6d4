import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArchiveEnd } from '#electron/stanza/0313-archive.ts';
import { writeMentions } from '#electron/stanza/0372-references.ts';
import type { ArchiveSearch } from '#electron/stanza/0431-search.ts';
import { seed, soak } from '#test/support/random.ts';
import { addressOf, gists, type House, openHouse, type Person } from './house.ts';
import { searches } from './searches.ts';
import { commands, givenTo, saves } from './wire.ts';

const minute = 60_000;
const adam = 'adam@localhost';

/** Ana and Ben in the lobby, and what they said, a minute apart. */
function talk(): { readonly house: House; readonly ana: Person; readonly ben: Person } {
  const house = openHouse({ accounts: { isAdministrator: (account) => account === adam } });
  const [ana, ben] = [house.person('ana'), house.person('ben')];
  ana.enters('lobby');
  ben.enters('lobby');
  const story = (title: string): string => `<subject>${title}</subject>`;
  const alert = `<alert xmlns='urn:perch:chat:1'/>`;
  const toAna = writeMentions([{ begin: 0, end: 3, address: 'ana@localhost' }], 'Ana, look').join('');
  const said: readonly (readonly [Person, string, string?])[] = [
    [ana, 'Deployment of the blue server'],
    [ben, 'The server is BLUE, naïve and slow'],
    [ana, '東京タワーへ行く', story('旅行')],
    [ben, 'Ana, look', toAna],
    [ana, 'Feed B is late: https://example.com/feed', alert],
    [ben, 'ที่นี่ปลอดภัย'],
  ];
  for (const [who, text, more] of said) {
    who.says('lobby', text, more);
    house.later(minute);
  }
  return { house, ana, ben };
}

describe('the archive of a room is searched', () => {
  const [deployment, blue, tokyo, look, feed, thai] = [
    'Deployment of the blue server',
    'The server is BLUE, naïve and slow',
    '東京タワーへ行く',
    'Ana, look',
    'Feed B is late: https://example.com/feed',
    'ที่นี่ปลอดภัย',
  ];

  it.each<readonly [string, ArchiveSearch, readonly string[]]>([
    ['by a word, in any case', { text: 'SERVER' }, [deployment, blue]],
    ['by the beginning of one', { text: 'deplo' }, [deployment]],
    ['by all words', { text: 'server slow' }, [blue]],
    ['by any of them', { text: 'slow deployment', words: 'any' }, [deployment, blue]],
    ['by a phrase', { text: 'blue server', words: 'phrase' }, [deployment]],
    ['by a phrase in quotes beside a word', { text: '"blue server" deployment' }, [deployment]],
    ['without accents', { text: 'naive' }, [blue]],
    ['with their case', { text: 'blue', caseSensitive: true }, [deployment]],
    [
      'with the case of any',
      { text: 'BLUE Deployment', words: 'any', caseSensitive: true },
      [deployment, blue],
    ],
    ['by two characters of a language without spaces', { text: '京タ' }, [tokyo]],
    ['but not by such as stand apart', { text: '京ワ' }, []],
    ['by a word in Thai', { text: 'ปลอด' }, [thai]],
    ['by a title', { text: '旅行' }, [tokyo]],
    ['by author', { authors: ['ben@localhost'] }, [blue, look, thai]],
    ['by one author of several, and a word', { text: 'server', authors: ['ben@localhost', 'x@y'] }, [blue]],
    ['for alerts', { traits: ['alert'] }, [feed]],
    ['for stories', { traits: ['story'] }, [tokyo]],
    ['for links', { traits: ['link'] }, [feed]],
    ['for mentions of who asks', { traits: ['mention'] }, [look]],
    ['for what is two things', { traits: ['link', 'story'] }, []],
    ['by nobody who could be meant', { authors: ['@'] }, []],
    ['for everything', { text: '' }, [deployment, blue, tokyo, look, feed, thai]],
    ['for nothing that could be found', { text: '*** "" ?!' }, []],
  ])('%s', (_how, search, texts) => {
    const { ana } = talk();
    const found = searches(ana, 'lobby', search);
    expect(found).toMatchObject({ texts, end: { complete: true, set: { count: texts.length } } });
  });

  it.each([
    '"',
    '"open',
    'NEAR(a b)',
    'a AND',
    'text:x',
    '*',
    '-server',
    '\u{E000}r1',
    'x '.repeat(10_000),
    '^',
    "'",
    'full＂width',
    '＂ OR marks : ＂r1',
  ])('with %s, and nothing breaks', (text) => {
    const { ana } = talk();
    for (const words of ['any', 'all', 'phrase'] as const) {
      expect(searches(ana, 'lobby', { text, words }).error).toBeUndefined();
    }
  });

  it('between two dates, inclusive', () => {
    const { ana, house } = talk();
    const end = house.now() - 2 * minute;
    expect(searches(ana, 'lobby', { text: '' }, {}, { start: end - minute, end }).texts).toEqual([
      look,
      feed,
    ]);
  });

  it('from either end, page by page, with the count on the first', () => {
    const { ana } = talk();
    const search = { text: 'server ana feed', words: 'any' } as const;
    const newest = searches(ana, 'lobby', search, { before: null, max: 3 });
    expect(newest).toMatchObject({ texts: [blue, look, feed], end: { complete: false, set: { count: 4 } } });
    const older = searches(ana, 'lobby', search, { before: newest.ids[0] ?? '', max: 3 });
    expect(older).toMatchObject({ texts: [deployment], end: { complete: true } });
    expect(older.end?.set.count).toBeUndefined();
    const oldest = searches(ana, 'lobby', search, { max: 2 }, { flipped: true });
    expect(oldest).toMatchObject({ texts: [blue, deployment], end: { complete: false, set: { count: 4 } } });
    const on = searches(ana, 'lobby', search, { after: oldest.ids[0] ?? '', max: 2 });
    expect(on).toMatchObject({ texts: [look, feed], end: { complete: true } });
    expect(searches(ana, 'lobby', search, { max: 0 })).toMatchObject({
      texts: [],
      end: { set: { count: 4 } },
    });
  });

  it('by nobody who may not read it, and by author only where the room tells whose its messages are', () => {
    const { ana, ben, house } = talk();
    saves(ana, 'lobby', { whois: 'moderators' });
    expect(searches(ben, 'lobby', { authors: ['ana@localhost'] }).texts).toEqual([]);
    expect(searches(ben, 'lobby', { text: 'deployment' }).texts).toEqual([deployment]);
    ana.says('lobby', 'unnamed');
    saves(ana, 'lobby', { whois: 'anyone' });
    expect(searches(ben, 'lobby', { text: 'unnamed', authors: ['ana@localhost'] }).texts).toEqual([]);
    saves(ana, 'lobby', { membersonly: true });
    expect(searches(house.person('cy'), 'lobby', { text: 'server' }).error).toBe('forbidden');
  });

  it('of one account a few at a time', () => {
    const { ana, ben, house } = talk();
    house.holdsBack(() => {
      const errors = Array.from({ length: 5 }, () => searches(ana, 'lobby', { text: 'server' }).error);
      expect(errors).toEqual([undefined, undefined, undefined, undefined, 'resource-constraint']);
      expect(searches(ben, 'lobby', { text: 'server' }).error).toBeUndefined();
    });
    const answers = ana.hears().filter(({ name }) => name === 'iq');
    expect(answers.map(({ attrs }) => attrs.type)).toEqual(['error', 'result', 'result', 'result', 'result']);
  });

  it('step by step, with others served in between, and what they say meanwhile is no part of it', () => {
    const house = openHouse({ volumeSize: 3 });
    const [ana, ben] = [house.person('ana'), house.person('ben')];
    ana.enters('lobby');
    ben.enters('lobby');
    for (let number = 0; number < 30; number += 1) ana.says('lobby', `Sparrow ${number}`);
    house.settles();
    ana.hears();
    const answers = () => ana.hears().filter(({ name }) => name === 'iq');
    house.holdsBack(() => {
      searches(ana, 'lobby', { text: 'sparrow' });
      for (let step = 0; step < 8; step += 1) {
        house.works();
        expect(gists(ben.says('lobby', 'Sparrows meanwhile'))).toEqual(['message Ben “Sparrows meanwhile”']);
      }
      expect(answers()).toEqual([]);
    });
    expect(answers().map((one) => readArchiveEnd(one)?.set.count)).toEqual([30]);
  });

  it('and whoever loses the right to read while it goes on is told nothing', () => {
    const { ana, ben, house } = talk();
    ben.hears();
    house.holdsBack(() => {
      searches(ben, 'lobby', { text: 'server' });
      house.works();
      saves(ana, 'lobby', { membersonly: true });
    });
    const heard = ben.hears();
    expect(heard.filter((one) => one.getChild('result'))).toEqual([]);
    expect(heard.flatMap((one) => readArchiveEnd(one) ?? [])).toEqual([
      { complete: true, set: { count: 0 }, searched: { rooms: [], more: false } },
    ]);
  });
});

describe('many archives are searched at once', () => {
  function rooms() {
    const { house, ana, ben } = talk();
    const names = ['one', 'two'].map((name) => {
      ana.enters(name);
      saves(ana, name, { roomname: name, membersonly: false });
      ana.says(name, `server ${name}`);
      return name;
    });
    const hidden = givenTo(ana);
    ana.enters(hidden);
    saves(ana, hidden, { roomname: 'Hidden', membersonly: true, publicroom: false });
    ana.says(hidden, 'server hidden');
    const everywhere = ['lobby', ...names, hidden, 'nowhere'].map(addressOf);
    return { house, ana, ben, hidden: addressOf(hidden), everywhere };
  }

  it('in the order of time, each with its count', () => {
    const { ana, everywhere, hidden } = rooms();
    const found = searches(ana, '', { text: 'server', rooms: everywhere }, { before: null, max: 3 });
    expect(found.texts).toEqual(['server one', 'server two', 'server hidden']);
    expect(found.end).toMatchObject({ complete: false, set: { count: 5 } });
    expect(found.end?.searched).toEqual({
      more: false,
      rooms: [
        { room: addressOf('lobby'), count: 2 },
        { room: addressOf('one'), count: 1 },
        { room: addressOf('two'), count: 1 },
        { room: hidden, count: 1 },
      ],
    });
  });

  it('and of a secret room a stranger learns what they learn of one that is not there', () => {
    const { ben, hidden } = rooms();
    const [secret, none] = [hidden, addressOf('nowhere')].map((room) =>
      searches(ben, '', { text: 'server', rooms: [addressOf('one'), room] }),
    );
    expect(secret).toEqual(none);
    expect(secret?.texts).toEqual(['server one']);
    expect(searches(ben, '', { text: 'server', rooms: [hidden] }).end).toEqual({
      complete: true,
      set: { count: 0 },
      searched: { rooms: [], more: false },
    });
  });

  it('not in all there are, nor in more than one request can name', () => {
    const { ana } = talk();
    expect(searches(ana, '', { text: 'server' }).error).toBe('bad-request');
    const many = Array.from({ length: 501 }, (_, number) => addressOf(`room${number}`));
    expect(searches(ana, '', { text: 'server', rooms: many }).error).toBe('policy-violation');
    expect(searches(ana, 'lobby', { authors: many }).error).toBe('policy-violation');
    expect(searches(ana, '', { text: 'server', rooms: many.slice(1) }).texts).toEqual([]);
  });
});

describe('what is removed is found no more', () => {
  it('nor what a replacement stands for, but the replacement', () => {
    const { house, ana } = talk();
    const admin = house.person('adam');
    const room = addressOf('lobby');
    searches(ana, 'lobby', { text: 'server' });
    commands(admin, 'messages-remove', { room, text: 'naïve', replacement: 'gone by now' });
    commands(admin, 'messages-remove', { room, text: 'deployment' });
    expect(searches(ana, 'lobby', { text: 'server' }).texts).toEqual([]);
    expect(searches(ana, 'lobby', { text: 'gone' }).texts).toEqual(['gone by now']);
    commands(admin, 'room-purge', { room, before: new Date(house.now()).toISOString() });
    expect(searches(ana, 'lobby', { text: '' }).texts).toEqual([]);
  });

  it('as a model says, whatever was said and removed, indexed or not yet', () => {
    const word = fc.constantFrom('red', 'blue', 'green', '東京', '京都', 'redder');
    const deed = fc.oneof(
      { weight: 6, arbitrary: fc.record({ says: fc.array(word, { minLength: 1, maxLength: 3 }) }) },
      fc.record({ removes: word }),
      fc.record({ settles: fc.constant(true) }),
    );
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 25 }), word, (deeds, wanted) => {
        const isAdministrator = (account: string): boolean => account === adam;
        const house = openHouse({ accounts: { isAdministrator }, volumeSize: 3 });
        const [ana, admin] = [house.person('ana'), house.person('adam')];
        ana.enters('lobby');
        let model: readonly string[] = [];
        for (const one of deeds) {
          if ('says' in one) {
            ana.says('lobby', one.says.join(' '));
            model = [...model, one.says.join(' ')];
          } else if ('removes' in one) {
            commands(admin, 'messages-remove', { room: addressOf('lobby'), text: one.removes });
            model = model.filter((text) => !text.includes(one.removes));
          } else house.settles();
        }
        const fits = model.filter((text) => text.split(' ').some((each) => each.startsWith(wanted)));
        const all = searches(ana, 'lobby', { text: wanted }, { max: 250 });
        expect(all).toMatchObject({ texts: fits, end: { set: { count: fits.length } } });
        const last = searches(ana, 'lobby', { text: wanted }, { before: null, max: 2 });
        expect(last.texts).toEqual(fits.slice(-2));
      }),
      { numRuns: soak ? 500 : 15, seed },
    );
  });
});
