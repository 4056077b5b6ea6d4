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
    burst: 'Several came one after the other, and are told of together.',
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
  secrets: 'Show what is said in secret rooms outside this window, on this device',
} as const;

export const testAlert = {
  send: 'Send a test',
  title: 'A test from Perch',
  text: 'Alerts look like this.',
  outcomes: {
    'handed over':
      'Your system has it. If you see nothing, its settings for notifications hold Perch back, or it is set not to disturb you.',
    shown:
      'Your system has it. If you see nothing, its settings for notifications hold this browser back, or it is set not to disturb you.',
    silent:
      'The browser has not shown it. Look whether your system lets this browser notify you, and then send a test again.',
    refused: 'The system did not take it. Look whether its settings let Perch, or this browser, notify you.',
    unasked: 'This browser has not been asked yet. Allow notifications above, and then send a test again.',
    denied: 'This browser does not let Perch notify you. Allow it in the settings of this site.',
    none: 'There are no notifications here: alerts stand in this window alone.',
  },
  quiet: (state: string) => `${state}: messages do not alert now.`,
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
