import type { FeedAction, FeedMatch, FeedWish, RoomAddress } from '../facts.ts';

export const feedActions = ['nothing', 'count', 'notify', 'sound'] as const satisfies readonly FeedAction[];
/** What narrows a feed by one press. */
export const feedSwitches = ['mentionsMe', 'importance', 'story', 'hasLink'] as const;
export type FeedSwitch = (typeof feedSwitches)[number];

/** What keeps a feed from being kept, in the order in which it is asked for. */
export type FeedProblem = 'noName' | 'noRooms' | 'nothingAsked';

/** A feed as somebody begins to say what it is to be. */
export function feedDraft({ name = '', match, action = 'count' }: Partial<FeedWish>): FeedWish {
  return { name, match: { text: '', wording: 'all', ...match }, action };
}

/** What was changed of what it collects: undefined takes a filter away. */
export type MatchChange = { readonly [K in keyof FeedMatch]?: FeedMatch[K] | undefined };

export function narrowed(draft: FeedWish, change: MatchChange): FeedWish {
  const all = Object.entries({ ...draft.match, ...change }).filter(([, value]) => value !== undefined);
  const { text, wording } = { ...draft.match, ...change };
  return {
    ...draft,
    match: { ...Object.fromEntries(all), text: text ?? '', wording: wording ?? 'all' },
  };
}

export function switched(draft: FeedWish, name: FeedSwitch, on: boolean): FeedWish {
  return narrowed(draft, { [name]: on ? (name === 'importance' ? 'Alert' : true) : undefined });
}

export function withRoom({ rooms = [] }: FeedMatch, room: RoomAddress, on: boolean): readonly RoomAddress[] {
  const others = rooms.filter((each) => each !== room);
  return on ? [...others, room] : others;
}

/** As it is kept: without what is empty. */
export function wishOf({ name, match, action }: FeedWish): FeedWish {
  const { by, authors } = match;
  const clean = narrowed(
    { name: name.trim(), match, action },
    {
      text: match.text.trim(),
      by: by?.trim() || undefined,
      authors: authors && authors.length > 0 ? authors : undefined,
    },
  );
  return clean;
}

export function problemOf(draft: FeedWish): FeedProblem | undefined {
  const { name, match } = wishOf(draft);
  const { text, wording: _, rooms, ...filters } = match;
  if (name === '') return 'noName';
  if (rooms?.length === 0) return 'noRooms';
  return text === '' && rooms === undefined && Object.keys(filters).length === 0 ? 'nothingAsked' : undefined;
}
