import type { ClipboardEvent, DragEvent } from 'react';
import type { StoredMessage } from '#renderer/store/facts.ts';
import { privateMark } from '#renderer/store/private-words.ts';
import { useApp } from '../app-context.ts';

/** What is copied or dragged out of a secret room's messages is known as that, also from among those of others. */
export function useFeedCopy(messages: readonly StoredMessage[]) {
  const { rooms, privateWords } = useApp();
  const secretOf = (list: Element, target: EventTarget): string | undefined =>
    messagesAt(list, target, messages).find(({ room }) => rooms.get(room)?.privacy === 'Secret')?.room;
  return {
    onCopy: (event: ClipboardEvent): void => {
      const { currentTarget, target, clipboardData } = event;
      const [only] = messagesAt(currentTarget, target, messages);
      const text = document.getSelection()?.toString() || only?.text;
      if (!text) return;
      event.preventDefault();
      clipboardData.setData('text/plain', text);
      const secret = secretOf(currentTarget, target);
      if (secret === undefined) return;
      clipboardData.setData(privateMark, 'private');
      privateWords.remember(text, secret);
    },
    onDragStart: ({ currentTarget, target, dataTransfer }: DragEvent): void => {
      const secret = secretOf(currentTarget, target);
      if (secret === undefined) return;
      dataTransfer.setData(privateMark, 'private');
      privateWords.remember(dataTransfer.getData('text/plain'), secret);
    },
  };
}

/** Those of which something is selected; without a selection the one that holds the focus. */
function messagesAt(
  list: Element,
  target: EventTarget,
  messages: readonly StoredMessage[],
): readonly StoredMessage[] {
  const selection = document.getSelection();
  const range = selection && !selection.isCollapsed ? selection.getRangeAt(0) : undefined;
  const articles = [...list.querySelectorAll<HTMLElement>('article')].filter((article) =>
    range ? range.intersectsNode(article) : article === target,
  );
  const keys = new Set(articles.map(({ dataset }) => Number(dataset.keyOf)));
  return messages.filter(({ key }) => keys.has(key));
}
