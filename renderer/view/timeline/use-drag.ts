import type { DragEvent } from 'react';
import { privateMark } from '#renderer/store/private-words.ts';
import { useApp } from '../app-context.ts';
import type { Row } from './rows.ts';
import { roomOf, rowsCopied } from './use-copy.ts';

/** What is dragged out of a secret room's messages bears that along, so that a field for others asks before it takes it. */
export function useDrag(rows: readonly Row[]): (event: DragEvent) => void {
  const app = useApp();
  return ({ currentTarget, target, dataTransfer }) => {
    const secret = rowsCopied(currentTarget, rows, target)
      .map(roomOf)
      .find((room) => app.rooms.get(room)?.privacy === 'Secret');
    if (secret === undefined) return;
    dataTransfer.setData(privateMark, 'private');
    app.privateWords.remember(dataTransfer.getData('text/plain'), secret);
  };
}
