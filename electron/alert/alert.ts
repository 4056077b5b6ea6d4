import type { Alert, AlertDecision, AlertReason } from '../model/alert.ts';
import type { StoredMessage } from '../model/message.ts';

/** Systems cut long notifications themselves, each elsewhere. */
const longest = 200;

/** What an alert about this message says, here and outside the window: plain text on one line. */
export function alertOf(
  message: StoredMessage,
  roomName: string,
  { alert: _, ...decision }: AlertDecision,
  hidden = false,
): Omit<Alert, 'shownByHost'> {
  const important = message.importance === 'Alert';
  const title = titleOf(shortened(message.author.name, 60), shortened(roomName, 60), decision.because);
  const text = shortened(message.storyTitle ?? message.text, longest);
  const outside = hidden ? hiddenWords(important) : { title, text };
  return { room: message.room, key: message.key, title, text, outside, important, ...decision };
}

/** Of a secret room not even its name: others may see the screen, and its notifications stay in a list. */
function hiddenWords(important: boolean): Alert['outside'] {
  return { title: 'Perch', text: `Something ${important ? 'important' : 'new'} in a secret room.` };
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
