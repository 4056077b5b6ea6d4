import { useMemo } from 'react';
import { listedRooms } from '#renderer/store/listed-rooms.ts';
import { useApp, usePart } from '../app-context.ts';
import { feedName } from '../parts/feed-name.ts';
import { useActions } from '../parts/use-actions.ts';
import { type Found, findActions, findFeeds, findPeople, findRooms } from './found.ts';

/** All that fits what is looked for, in the order in which it stands; a filter leaves messages alone. */
export function useFound(): readonly Found[] {
  const { search, rooms, feeds } = useApp();
  const { text, filter, hits } = usePart(search, (state) => state);
  const byAddress = usePart(rooms, (state) => state.byAddress);
  const people = usePeople();
  const actions = useActions();
  const allFeeds = usePart(feeds, (state) => state.feeds);
  const foundFeeds = useMemo(() => findFeeds(allFeeds, text, feedName), [allFeeds, text]);
  const foundRooms = useMemo(() => findRooms(listedRooms(byAddress), text), [byAddress, text]);
  const foundPeople = useMemo(() => findPeople(people, text), [people, text]);
  const messages = useMemo(() => hits.map((hit) => ({ kind: 'message', hit }) as const), [hits]);
  if (Object.keys(filter).length > 0) return messages;
  return [...foundFeeds, ...foundRooms, ...foundPeople, ...findActions(actions, text), ...messages];
}

/** Those of the open room, then those whom the service found. */
function usePeople() {
  const { talkers, peopleFound } = useApp();
  const here = usePart(talkers, (state) => state.people);
  const found = usePart(peopleFound, (state) => state.people);
  return useMemo(
    () => [
      ...[...here.values()].map(({ id, name }) => ({ address: id, name })),
      ...found.map(({ address, name = address }) => ({ address, name })),
    ],
    [here, found],
  );
}
