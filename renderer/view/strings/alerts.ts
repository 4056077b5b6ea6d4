export const alerts = {
  menu: 'Alerts…',
  title: 'Alerts of this room',
  legend: 'Tell me about',
  usual: 'As for every room',
  levels: {
    all: 'Every message',
    mentions: 'Mentions and keywords',
    important: 'Important messages only',
    nothing: 'Nothing',
  },
  hints: {
    all: 'Whatever is said.',
    mentions: 'Who names you, your keywords, and what is important.',
    important: 'What its sender marked as important.',
    nothing: 'The room fades, and still counts what is new.',
  },
  everywhere: 'It is the same on all your devices.',
  muted: 'alerts of nothing',
  save: 'Save',
  why: {
    message: 'Because you want to hear of every message here.',
    keyword: 'Because it has a word that you wait for.',
    mentioned: 'Because you are mentioned.',
    important: 'Because it is important.',
    'add-in': 'An add-in tells you this.',
    absence: 'This came while Perch was away.',
  },
} as const;

export const alertSettings = {
  usual: 'Rooms that say nothing of their own',
  keywords: 'Keywords',
  keywordsHint: 'Words to hear of wherever they are said, with commas between them.',
  quiet: 'Quiet hours',
  from: 'From',
  to: 'To',
  days: 'On which they begin',
  important: 'Important messages come through',
  secrets: 'Show what is said in secret rooms outside this window',
  here: 'Kept on this device.',
} as const;

export const quiet = {
  hour: 'Do not disturb for an hour',
  tomorrow: 'Do not disturb until tomorrow',
  presenting: 'I am presenting, for an hour',
  until: (time: string) => `until ${time}`,
  end: 'Let alerts through again',
  on: 'Do not disturb',
  onPresenting: 'Presenting',
} as const;
