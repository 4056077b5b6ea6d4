import type { BareAddress } from '#electron/model/ids.ts';
import type { ChannelSearch } from '#electron/stanza/0433-channel-search.ts';
import { bareJid } from '#electron/stanza/jid.ts';
import type { RoomContext } from '../context.ts';
import { foldName } from '../names.ts';
import type { RoomQuery } from '../storage/directory-values.ts';
import { roomsWith } from './occupied-by.ts';

/** Words of a search at most: beyond them nobody is looking for a room. */
const mostWords = 20;

/** What a search means for whoever asks; undefined where nothing can meet it. */
export function queryOf(
  context: RoomContext,
  asker: BareAddress,
  search: ChannelSearch,
): RoomQuery | undefined {
  const { categories, people } = context;
  const category = search.category === undefined ? undefined : categories.byId(search.category);
  if (search.category !== undefined && !category) return undefined;
  const { words, needsAllWords } = wordsOf(search);
  const [member, manager, occupant] = [search.member, search.manager, search.occupant].map(
    (one) => one && (bareJid(one) ?? ''),
  );
  const { mine, addin, disabled, privacy, behavior, invitations } = search;
  const own = (one: string | undefined): boolean => one === asker;
  const ours = mine ?? (own(member) ? 'member' : own(manager) ? 'manager' : undefined);
  return {
    viewer: categories.viewer(asker),
    words,
    needsAllWords,
    places: placesOf(search),
    ...(category && { category: category.key }),
    ...(member && !(own(member) && ours === 'member') && { member: people.principalsOf(member) }),
    ...(manager && !(own(manager) && ours === 'manager') && { manager: people.principalsOf(manager) }),
    ...(ours && { mine: ours }),
    ...(addin !== undefined && { addin }),
    ...(disabled !== undefined && { disabled }),
    ...(privacy && { privacy }),
    ...(behavior && { moderated: behavior === 'Auditorium' }),
    ...(invitations !== undefined && { invites: invitations }),
    ...(occupant && { among: roomsWith(context, occupant, asker) }),
  };
}

function wordsOf({
  text = '',
  words = 'any',
}: ChannelSearch): Required<Pick<RoomQuery, 'words' | 'needsAllWords'>> {
  const folded = foldName(text);
  if (words === 'phrase') return { words: folded ? [folded] : [], needsAllWords: true };
  const each = folded.split(' ').filter(Boolean).slice(0, mostWords);
  return { words: each, needsAllWords: words === 'all' };
}

function placesOf({
  inName = true,
  inDescription,
  inAddress,
}: ChannelSearch): NonNullable<RoomQuery['places']> {
  return [
    ...(inName ? ['name' as const] : []),
    ...(inDescription ? ['description' as const] : []),
    ...(inAddress ? ['address' as const] : []),
  ];
}
