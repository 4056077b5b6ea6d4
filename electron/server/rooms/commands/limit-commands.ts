import { readCount } from '#electron/stanza/values.ts';
import { type LimitName, limitNames } from '../service-limits.ts';
import type { RoomCommand } from './command.ts';
import { commandForm, commandNode, field, text } from './fields.ts';
import { table } from './table.ts';

const labels: Readonly<Record<LimitName, string>> = {
  messageSize: 'Bytes of a message',
  storySize: 'Bytes of a story, title included',
  largeRoom: 'People in a room beyond which nobody is told who comes and goes',
};

const fieldOf: Readonly<Record<LimitName, string>> = {
  messageSize: 'message-size',
  storySize: 'story-size',
  largeRoom: 'large-room',
};

/** What a limit may be: a message that says something, and one that fits into a stanza. */
const least: Readonly<Record<LimitName, number>> = { messageSize: 256, storySize: 256, largeRoom: 2 };
const most = 1_000_000;

export const limitCommands: readonly RoomCommand[] = [
  {
    node: commandNode('limits'),
    name: 'Show or change the limits of the service',
    form: ({ limits }) => {
      const fields = limitNames.map((name) =>
        field(fieldOf[name], 'text-single', labels[name], String(limits[name])),
      );
      return commandForm('limits', fields);
    },
    run: ({ limits }, form) => {
      for (const name of limitNames) {
        const given = text(form, fieldOf[name]);
        const value = given ? readCount(given) : limits[name];
        const top = name === 'largeRoom' ? most : limits.stanzaSize;
        if (value === undefined || value < least[name] || value > top) {
          const sentence = `${labels[name]}: a number from ${least[name]} to ${top}.`;
          const fault = { code: 'InvalidArgument', field: fieldOf[name] } as const;
          return { refused: { condition: 'not-acceptable', text: sentence, fault } };
        }
      }
      for (const name of limitNames) {
        const value = readCount(text(form, fieldOf[name]) ?? '');
        if (value !== undefined) limits.save(name, value);
      }
      return {
        form: table([Object.fromEntries(limitNames.map((name) => [fieldOf[name], String(limits[name])]))]),
      };
    },
  },
];
