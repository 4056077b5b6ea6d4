import { type Called, calledPeople, findCalled } from '#electron/model/text/called.ts';
import type { Mention } from '#electron/model/text/message-part.ts';
import { findNames } from '#electron/model/text/names.ts';
import type { Account } from '#renderer/store/facts.ts';
import type { Person } from '#renderer/store/talkers.ts';
import { useApp, usePart } from '#renderer/view/app-context.ts';

/**
 * Finds who is named in a text: whom its sender's program told (`told`), others by an `@`, and whoever is signed in
 * as they were alerted.
 */
export function useMentions(
  mentionsMe: boolean,
  told: readonly Mention[],
): (text: string) => readonly Mention[] {
  const { talkers, session } = useApp();
  const called = calledOf(usePart(talkers, ({ people }) => people));
  const account = usePart(session, (state) => state.account);
  return (text) => {
    const mine = mentionsMe && account ? findNames(text, namesOf(account), account.address) : [];
    return [...told, ...mine, ...findCalled(text, called)];
  };
}

function namesOf({ displayName, address }: Account): readonly string[] {
  return [displayName, address.split('@')[0] ?? ''];
}

const known = new WeakMap<ReadonlyMap<string, Person>, Called>();

/** Made once for all rows. */
function calledOf(people: ReadonlyMap<string, Person>): Called {
  const before = known.get(people);
  if (before) return before;
  const called = calledPeople(people.values());
  known.set(people, called);
  return called;
}
