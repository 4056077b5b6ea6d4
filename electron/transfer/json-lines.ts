import type { ExportItem } from './items.ts';

/** The number of the format, in its first line. What a version adds can be passed over; a number that is higher cannot. */
export const jsonLinesVersion = 1;

/** One JSON object per line, the first saying what it is and the last that it is whole (docs/using.md). */
export function writeJsonLines(item: ExportItem): string {
  return `${JSON.stringify(lineOf(item))}\n`;
}

function lineOf(item: ExportItem): object {
  switch (item.what) {
    case 'begin':
      return {
        type: 'perch-export',
        version: jsonLinesVersion,
        account: item.account,
        exportedAt: writeTime(item.at),
        ...(item.from !== undefined && { from: writeTime(item.from) }),
        ...(item.until !== undefined && { until: writeTime(item.until) }),
      };
    case 'room': {
      const { room, name, description, secret, fromStart } = item;
      return { type: 'room', room, name, description, secret, fromStart };
    }
    case 'message': {
      const { sentAt, author, own, text, ...more } = item.message;
      const { room, archiveId, originId, importance, storyTitle, mentions, via, coded } = more;
      return {
        type: 'message',
        room,
        archiveId,
        originId,
        sentAt: writeTime(sentAt),
        author,
        own,
        importance,
        storyTitle,
        text,
        mentions,
        via,
        coded,
      };
    }
    case 'gap':
      return { type: 'gap' };
    case 'end':
      return { type: 'end', messages: item.messages };
  }
}

/** What no calendar knows is told in milliseconds. */
function writeTime(time: number): string | number {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? time : date.toISOString();
}
