import type { Timestamp } from '#electron/model/ids.ts';
import type { Message } from '#electron/model/message.ts';
import type { Writer } from './items.ts';
import { dateOf, isoOf, timeOf } from './times.ts';
import { words } from './words.ts';

/**
 * One page that needs nothing but itself: no script, no image, no link, and a policy that would let none run. What
 * people wrote is text in it, whatever it looks like.
 */
export function htmlWriter(): Writer {
  let inRoom = false;
  let day = '';
  return (item) => {
    switch (item.what) {
      case 'begin':
        return begin(item.account, item.at);
      case 'room': {
        const closing = inRoom ? '</section>\n' : '';
        inRoom = true;
        day = '';
        const note = item.fromStart ? '' : `<p class="gap">${words.notFromStart}</p>\n`;
        const description = item.description === '' ? '' : `<p dir="auto">${escaped(item.description)}</p>\n`;
        const address = `<p class="address">${escaped(item.room)}</p>\n`;
        const secret = item.secret ? `<p class="secret">${words.secret}</p>\n` : '';
        const head = `<h2 dir="auto">${escaped(item.name)}</h2>\n${address}${secret}${description}${note}`;
        return `${closing}<section>\n${head}`;
      }
      case 'message': {
        const date = dateOf(item.message.sentAt);
        const heading = date === day ? '' : `<h3>${date}</h3>\n`;
        day = date;
        return heading + article(item.message);
      }
      case 'gap':
        return `<p class="gap">${words.gap}</p>\n`;
      case 'end':
        return `${inRoom ? '</section>\n' : ''}<footer>${words.end(item.messages)}</footer>\n</body>\n</html>\n`;
    }
  };
}

const style = [
  'body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:14px/1.45 system-ui,sans-serif;color-scheme:light dark}',
  'h1{font-size:20px}h2{margin:3rem 0 0}h4{margin:.25rem 0 0;font-size:14px}h3{margin:2rem 0 .5rem;font-size:13px}.address,time,.gap,footer{color:GrayText}',
  'article{margin:.5rem 0}time{font-size:12px;margin-inline-start:.5rem}pre{margin:0;font:inherit;white-space:pre-wrap;overflow-wrap:anywhere}',
  '.gap{border-block:1px dashed;padding:.25rem 0;text-align:center}.important{border-inline-start:3px solid #c2571a;padding-inline-start:.5rem}',
].join('');

function begin(account: string, at: Timestamp): string {
  const title = escaped(words.title(account, `${dateOf(at)} ${timeOf(at)}`));
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return [
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${title}</title>\n<style>${style}</style>\n</head>\n<body>`,
    `<h1>${title}</h1>\n<p>${words.times}</p>\n`,
  ].join('\n');
}

function article({ sentAt, author, importance, storyTitle, text }: Message): string {
  const important = importance === 'Alert' ? ' class="important"' : '';
  const title = storyTitle === undefined ? '' : `<h4 dir="auto">${escaped(storyTitle)}</h4>\n`;
  const time = `<time datetime="${isoOf(sentAt)}">${timeOf(sentAt)}</time>`;
  const head = `<strong><bdi>${escaped(author.name)}</bdi></strong>${time}`;
  return `<article${important}>\n${head}\n${title}<pre dir="auto">${escaped(text)}</pre>\n</article>\n`;
}

/**
 * Text for element content and quoted values alike. What HTML has no place for (controls, lone surrogates) becomes
 * the sign for what cannot be shown.
 */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/[^\P{Cc}\t\n\r]/gu, '\ufffd');
}
