import { useEffect } from 'react';
import type { Frames } from '#renderer/addin-host/frames.ts';
import type { Card, StoredMessage } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { type AddInTab, useAddInsHere } from './use-add-ins-here.ts';

/** Coded messages of the open room are drawn by the add-ins there that know their kind. */
export function useCards(frames: Frames): void {
  const { cards, place } = useApp();
  const { room, beside } = usePart(place, (state) => state);
  const here = formattersOf(useAddInsHere(room ?? '').tabs);
  const there = formattersOf(useAddInsHere(beside ?? '').tabs);
  const key = JSON.stringify([here, there].map((some) => some.map(({ id, addIn }) => [id, addIn?.formats])));
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew where another one draws
  useEffect(() => {
    if (here.length === 0 && there.length === 0) return cards.drawBy(null);
    // Of a logical room no add-in of the one sees what is said in the other.
    cards.drawBy(async (message) =>
      draw(frames, message.room === room ? here : message.room === beside ? there : [], message),
    );
  }, [cards, frames, room, beside, key]);
}

function formattersOf(tabs: readonly AddInTab[]): readonly AddInTab[] {
  return tabs.filter(({ place: { grant } }) => grant?.rights.includes('messages.format'));
}

async function draw(
  frames: Frames,
  formatters: readonly AddInTab[],
  message: StoredMessage,
): Promise<Card | null> {
  const { coded, key, text, author, room, own } = message;
  const data = coded && readJson(coded.json);
  const by = formatters.find(({ addIn }) => coded && addIn?.formats.includes(coded.kind))?.addIn;
  if (!coded || !by || data === undefined) return null;
  try {
    const told = {
      kind: coded.kind,
      data,
      key,
      text,
      author: { id: author.id, name: author.name, self: own },
    };
    return (await frames.format({ room, addIn: by.id }, told)).card;
  } catch {
    // Its text says the same, less prettily.
    return null;
  }
}

function readJson(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
