import type { Message } from '#electron/chat/index.ts';

const mostHighlights = 5;

/** What was said on a day, in a few lines; undefined where nothing was. */
export function summaryOf(room: string, messages: readonly Message[]): string | undefined {
  if (messages.length === 0) return undefined;
  const authors = Map.groupBy(messages, ({ author }) => author.name);
  const most = [...authors].sort(([, some], [, other]) => other.length - some.length).slice(0, 5);
  const worth = messages.filter(
    ({ importance, storyTitle }) => importance === 'Alert' || storyTitle !== undefined,
  );
  const asked = messages.filter(({ text }) => /[?？؟]\s*$/u.test(text));
  return [
    `${messages.length} messages by ${authors.size} people in ${room}: ${most.map(([name, said]) => `${name} ${said.length}`).join(', ')}.`,
    ...section('Important', worth),
    ...section('Asked', asked),
  ].join('\n');
}

function section(title: string, messages: readonly Message[]): readonly string[] {
  if (messages.length === 0) return [];
  return [`*${title}*`, ...messages.slice(-mostHighlights).map(lineOf)];
}

function lineOf({ author, text, storyTitle }: Message): string {
  const [first = ''] = (storyTitle ?? text).split('\n');
  return `- ${author.name}: ${first.length > 120 ? `${first.slice(0, 119)}…` : first}`;
}
