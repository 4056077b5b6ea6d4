import { calledPeople, findCalled } from '#electron/model/text/called.ts';
import type { Mention } from '#electron/model/text/message-part.ts';
import { movedMentions } from '#electron/model/text/moved-mentions.ts';
import type { Draft } from '#renderer/store/facts.ts';
import type { Person } from '#renderer/store/talkers.ts';

/** The same draft with another text: whoever was meant stays meant where their name still stands. */
export function retyped(draft: Draft, text: string): Draft {
  return meaning({ ...draft, text }, movedMentions(draft.mentions ?? [], draft.text, text));
}

/** Somebody was taken for the name that stands at `begin`. */
export function addressed(draft: Draft, mention: Mention): Draft {
  return meaning(draft, [...(draft.mentions ?? []), mention]);
}

/**
 * What is sent: beside those who were taken, whoever is called by an `@` and their whole name, if only one person
 * here bears it. Who is known by no address is meant by name alone.
 */
export function withEverybodyMeant(draft: Draft, people: Iterable<Person>): Draft {
  const taken = draft.mentions ?? [];
  const known = [...people].filter(({ id }) => isAddress(id));
  const byName = Map.groupBy(known, ({ name }) => name.normalize('NFC').trim().toLowerCase());
  const unmistakable = known.filter(
    ({ name }) => byName.get(name.normalize('NFC').trim().toLowerCase())?.length === 1,
  );
  const called = findCalled(draft.text, calledPeople(unmistakable)).filter(
    ({ begin, end }) => !taken.some((one) => one.begin < end && begin < one.end),
  );
  return meaning(draft, [...taken, ...called]);
}

/** Other identities (see `Person`) mean nothing outside their room. */
export function isAddress(id: string): boolean {
  return /^[^@/\s]+@[^@/\s]+$/.test(id);
}

function meaning({ mentions: _, ...draft }: Draft, mentions: readonly Mention[]): Draft {
  return mentions.length === 0 ? draft : { ...draft, mentions };
}
