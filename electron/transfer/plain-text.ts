import type { Message } from '#electron/model/message.ts';
import type { ExportItem } from './items.ts';
import { dateOf, timeOf } from './times.ts';
import { words } from './words.ts';

/** To be read anywhere. Lines of a message are indented, so that none of them can pass for another message. */
export function writePlainText(item: ExportItem): string {
  switch (item.what) {
    case 'begin':
      return `${words.title(item.account, `${dateOf(item.at)} ${timeOf(item.at)}`)}\n${words.times}\n`;
    case 'room': {
      const title = oneLine(`${item.name} (${item.room})`);
      const notes = [
        item.secret ? words.secret : '',
        item.description,
        item.fromStart ? '' : words.notFromStart,
      ];
      const more = notes.filter((line) => line !== '');
      return ['', '', title, '='.repeat(Math.min(title.length, 72)), ...more.map(oneLine), '', ''].join('\n');
    }
    case 'message':
      return writeMessage(item.message);
    case 'gap':
      return `-- ${words.gap} --\n`;
    case 'end':
      return `\n${words.end(item.messages)}\n`;
  }
}

function writeMessage({ sentAt, author, importance, storyTitle, text }: Message): string {
  const mark = importance === 'Alert' ? ` [${words.important}]` : '';
  const head = `${dateOf(sentAt)} ${timeOf(sentAt)} ${oneLine(author.name)}${mark}:`;
  const body = storyTitle === undefined ? text : `${storyTitle}\n${text}`;
  const [first = '', ...rest] = lines(body);
  if (rest.length === 0) return `${head} ${first}\n`;
  return `${head}\n${[first, ...rest].map((line) => `    ${line}\n`).join('')}`;
}

function oneLine(text: string): string {
  return lines(text).join(' ');
}

/** Every character that some program ends a line at (Unicode, 5.8); other controls could move what is shown. */
function lines(text: string): readonly string[] {
  return text
    .split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/u)
    .map((line) => line.replace(/[^\P{Cc}\t]/gu, '\ufffd'));
}
