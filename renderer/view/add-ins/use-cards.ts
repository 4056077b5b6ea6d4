import { useEffect } from 'react';
import type { Frames } from '#renderer/addin-host/frames.ts';
import type { Card, StoredMessage } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { type AddInTab, useAddInsHere } from './use-add-ins-here.ts';

/** Coded messages of the open room are drawn by the add-ins there that know their kind. */
export function useCards(frames: Frames): void {
  const { cards, place } = useApp();
  const room = usePart(place, (state) => state.room) ?? '';
  const { tabs } = useAddInsHere(room);
  const formatters = tabs.filter(({ place: { grant } }) => grant?.rights.includes('messages.format'));
  const key = JSON.stringify(formatters.map(({ id, addIn }) => [id, addIn?.formats]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew where another one draws
  useEffect(() => {
    cards.drawBy(formatters.length === 0 ? null : (message) => draw(frames, formatters, message));
  }, [cards, frames, room, key]);
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
