import type { Alert, AlertReason } from '../model/alert.ts';
import type { StoredMessage } from '../model/message.ts';

/** Systems cut long notifications themselves, each elsewhere. */
const longest = 200;

/** What an alert about this message says, here and by the operating system: plain text on one line. */
export function alertOf(
  message: StoredMessage,
  roomName: string,
  because: AlertReason,
): Omit<Alert, 'shownByHost'> {
  return {
    room: message.room,
    key: message.key,
    title: titleOf(shortened(message.author.name, 60), shortened(roomName, 60), because),
    text: shortened(message.storyTitle ?? message.text, longest),
    because,
    important: message.importance === 'Alert',
  };
}

function titleOf(author: string, room: string, because: AlertReason): string {
  if (because === 'mentioned') return `${author} mentioned you in ${room}`;
  if (because === 'important') return `Important: ${author} in ${room}`;
  return `${author} in ${room}`;
}

/**
 * Line breaks and what steers the direction or the look of text (controls, unpaired surrogates, marks of direction) have no
 * place outside the window: a name could otherwise rewrite the line that it stands in.
 */
function shortened(text: string, limit: number): string {
  const plain = text
    .slice(0, limit * 8)
    .replace(
      /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\s\u00AD\u115F\u1160\u200B\u200E\u200F\u061C\u202A-\u202E\u2060-\u2069\u2800\u3164\uFEFF\uFFA0]+/gu,
      ' ',
    )
    .trim();
  const letters = [...new Intl.Segmenter().segment(plain)].map(({ segment }) => segment);
  if (plain === '') return '–';
  return letters.length <= limit ? plain : `${letters.slice(0, limit - 1).join('')}…`;
}
