import type { RoomEntry, StoredMessage } from '#electron/bridge/contract.ts';

/** A small generator with a seed (mulberry32): the same rooms and words in every run. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const service = 'rooms.example.org';
const names: Readonly<Record<string, readonly string[]>> = {
  Trading: [
    'Desk',
    'Desk Panel',
    'Rates',
    'Credit',
    'FX Spot',
    'Equities EMEA',
    'Equities APAC',
    'Structured',
    'Repo',
    'Futures',
    'Settlement',
    'Risk Morning',
  ],
  Operations: [
    'Builds',
    'Lobby',
    'Incidents',
    'Deployments',
    'On Call',
    'Networks',
    'Storage',
    'Feeds',
    'Certificates',
    'Capacity',
    'Change Board',
    'Runbooks',
  ],
  Engineering: [
    'Architecture',
    'Frontend',
    'Backend',
    'Clients',
    'Accessibility',
    'Code Review',
    'Protocol',
    'Performance',
    'Releases',
    'Testing',
  ],
  Research: [
    'Macro',
    'Quant',
    'Papers',
    'Energy',
    'Metals',
    'Agriculture',
    'FX Research',
    'Emerging Markets',
  ],
  People: [
    'Announcements',
    'Offices',
    'Lunch',
    'Books',
    'Chess',
    'Running',
    'Photography',
    'Music',
    'Parents',
    'New Joiners',
  ],
  'Clients and Partners': [
    'Northwind',
    'Contoso',
    'Fabrikam',
    'Tailspin',
    'Adventure Works',
    'Wide World Importers',
  ],
};
const strange = [
  'غرفة التداول',
  'חדר מסחר',
  'Αίθουσα συναλλαγών',
  'ห้องประชุม',
  'A room whose name is so long that no list in any window can ever hope to show it whole, not even on a very wide screen',
];

const people = [
  'Ana Ruiz',
  'Ben Okafor',
  'Chiara Conti',
  'David Lindqvist',
  'Esra Yılmaz',
  'Farid Haddad',
  'Grace Kim',
  'Hugo Martin',
  'Ines Pereira',
  'Jonas Weber',
  'ليلى حداد',
  'Ελένη Παππά',
];
const lines = [
  'Opening levels attached.',
  'Feed B is late again, about forty seconds behind the venue.',
  'I have it on two screens now, same delay on both.',
  'Can somebody confirm the cut-off for same-day settlement? The page on the intranet still says 15:30 and I remember that we moved it.',
  'Done.',
  'Thanks, that helps.',
  'The new build is at https://builds.example.org/perch/1842 (all green).',
  'Looks good to me. One question about the fallback: what happens when the second source is stale as well?',
  'Then it shows the last good value with its time, and says so.',
  'Agreed. Let us keep it that way and write it down, so that nobody is surprised in March.',
  'Back in ten minutes.',
  'Rolled back at 14:02. Everything has recovered; I will write the report tonight and send it round before the morning call.',
  'صباح الخير، هل وصلت الأرقام؟',
  'Μια χαρά, το κοιτάζω το απόγευμα.',
  'Two things from the call:\n1. limits stay as they are until Friday\n2. the desk in Singapore takes over at 18:00',
];

const minute = 60_000;

export const me = { id: 'ada@example.org', name: 'Ada Byron' };

export function fakeRooms(count: number, now: number, seed = 7): readonly RoomEntry[] {
  const random = randomFrom(seed);
  const all = [
    ...Object.entries(names).flatMap(([category, inside]) => inside.map((name) => ({ category, name }))),
    ...strange.map((name) => ({ category: 'Other Places', name })),
  ];
  return Array.from({ length: count }, (_, index) => {
    const known = all[index] ?? { category: 'Projects', name: `Project ${index + 1}` };
    const unread = index > 0 && random() < 0.25 ? Math.ceil(random() * 40) : 0;
    return roomEntry(known.name, known.category, index, {
      unread,
      mentions: random() < 0.3 ? Math.min(unread, 2) : 0,
      lastAt: now - index * minute,
    });
  });
}

/** Rooms that one can find and is not in. */
export function fakeDirectory(count: number, now: number): readonly RoomEntry[] {
  return fakeRooms(count, now, 11).map((room) => ({
    ...room,
    address: `other-${room.address}`,
    followed: false,
    state: 'Idle',
    unread: 0,
    mentions: 0,
  }));
}

function roomEntry(name: string, category: string, index: number, facts: Partial<RoomEntry>): RoomEntry {
  const secret = name === 'Desk Panel' || index % 23 === 19;
  const auditorium = name === 'Announcements';
  return {
    address: `${
      name
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, 24) || 'room'
    }-${index}@${service}`,
    name,
    description: index % 3 === 0 ? `What ${name} needs to know during the day` : '',
    privacy: secret ? 'Secret' : index % 3 === 0 ? 'Closed' : 'Open',
    behavior: auditorium ? 'Auditorium' : 'Normal',
    archived: true,
    occupants: 3 + ((index * 7) % 40),
    category,
    followed: true,
    state: 'Established',
    canChat: !auditorium,
    canManage: index === 0,
    unread: 0,
    mentions: 0,
    readUpTo: 0,
    ...facts,
  };
}

export interface Said {
  readonly by: string;
  readonly ago: number;
  readonly text: string;
  readonly more?: Partial<StoredMessage>;
}

/** The newest of the first room: a conversation with one of everything. */
const scene: readonly Said[] = [
  {
    by: 'Grace Kim',
    ago: 64,
    text: 'Morning all. Singapore hands over quiet: two tickets open, both with us, nothing due before noon.',
  },
  { by: 'Grace Kim', ago: 63, text: 'Notes are at https://wiki.example.org/handover/today' },
  {
    by: 'Jonas Weber',
    ago: 51,
    text: 'Limits stay as they are until Friday. The new desk in Lisbon starts on Monday with read access, and gets the right to post after its first week. Questions about the settlement calendar go to Chiara; she has the list of days that moved.\n\nThe exercise with the second data centre is on Thursday at 18:00. Nothing should be noticed; if something is, say so here.',
    more: { storyTitle: 'What was decided this morning' },
  },
  { by: 'Ana Ruiz', ago: 34, text: 'Opening levels attached.' },
  {
    by: 'Ana Ruiz',
    ago: 33,
    text: 'Volumes look thin on the long end, I would not read much into the first prints.',
  },
  { by: me.name, ago: 31, text: 'Agreed. I keep the screens as they were yesterday until ten.' },
  {
    by: 'Ben Okafor',
    ago: 19,
    text: 'Feed B is late, about forty seconds behind the venue. Use A until further notice.',
    more: { importance: 'Alert' },
  },
  { by: 'Chiara Conti', ago: 18, text: 'Same here, on both screens.' },
  { by: 'ليلى حداد', ago: 16, text: 'نفس الشيء عندنا، ننتقل إلى المصدر الأول.' },
  {
    by: 'David Lindqvist',
    ago: 12,
    text: '@Ada can you confirm that the fallback showed the last good value with its time?',
    more: { mentionsMe: true },
  },
  {
    by: me.name,
    ago: 11,
    text: 'It did: 09:14:22, marked as stale, and back to live eleven seconds after the switch.',
  },
  { by: 'David Lindqvist', ago: 9, text: 'Perfect, thank you.' },
  {
    by: 'Ben Okafor',
    ago: 2,
    text: 'Feed B is level again. I leave A in front until the close and write the report tonight.',
  },
];

/** What the insiders of the first room said among themselves meanwhile. */
export const privateScene: readonly Said[] = [
  { by: 'Ana Ruiz', ago: 30, text: 'Between us: the levels are from last night, the new ones come at ten.' },
  {
    by: 'Ben Okafor',
    ago: 20,
    text: 'If feed B is not back by noon we move the close. Not a word before that is decided.',
  },
  { by: 'Ada Byron', ago: 15, text: 'Understood. I hold the note back.' },
  { by: 'Grace Kim', ago: 5, text: 'Singapore agrees to the later close, should it come to that.' },
];

/** A room's history, oldest first, the newest a minute before `now`. */
export function fakeHistory(
  room: string,
  count: number,
  now: number,
  seed: number,
  scenes: readonly Said[] = seed === 1 ? scene : [],
): StoredMessage[] {
  const random = randomFrom(seed);
  const pick = <T>(from: readonly T[]): T => {
    const value = from[Math.floor(random() * from.length)];
    if (value === undefined) throw new Error('Nothing to pick from.');
    return value;
  };
  const told = count > 0 ? scenes.slice(-count).map((said, index) => stored(room, said, now, index)) : [];
  let at = (told[0]?.sentAt ?? now) - minute;
  let author = pick(people);
  const messages: StoredMessage[] = [];
  for (let index = count - told.length - 1; index >= 0; index -= 1) {
    if (random() < 0.45) author = random() < 0.15 ? me.name : pick(people);
    at -= Math.ceil(random() * (random() < 0.04 ? 400 : 4) * minute);
    const text = random() < 0.02 ? `@Ada ${pick(lines)}` : pick(lines);
    const fate = random();
    const own = author === me.name;
    messages.push({
      room,
      key: at * 1024 + (index % 1024),
      archiveId: `a${index}`,
      author: person(author),
      own,
      sentAt: at,
      text: fate < 0.01 ? Array.from({ length: 6 }, () => pick(lines)).join('\n\n') : text,
      importance: fate > 0.985 ? 'Alert' : 'Regular',
      ...(fate < 0.01 ? { storyTitle: 'What was decided this week' } : {}),
      mentionsMe: text.startsWith('@Ada'),
    });
  }
  return [...messages.reverse(), ...told];
}

function stored(room: string, { by, ago, text, more }: Said, now: number, index: number): StoredMessage {
  const sentAt = now - ago * minute;
  return {
    room,
    key: sentAt * 1024 + index,
    archiveId: `s${index}`,
    author: person(by),
    own: by === me.name,
    sentAt,
    text,
    importance: 'Regular',
    mentionsMe: false,
    ...more,
  };
}

function person(name: string): StoredMessage['author'] {
  if (name === me.name) return me;
  return { id: `${name.toLowerCase().replace(/[^\p{L}]+/gu, '.')}@example.org`, name };
}
