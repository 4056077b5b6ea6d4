const actions = {
  nothing: 'Ignore',
  count: 'Only count',
  notify: 'Alert me of',
  sound: 'Alert me, with a sound, of',
} as const;

const matches = {
  everything: 'every message',
  mention: 'mentions of me',
  keyword: 'messages with my keywords',
  important: 'important messages',
  feed: (name: string) => `what the feed ${name} collects`,
} as const;

const scopes = {
  all: 'anywhere',
  category: (name: string) => `in the category ${name}`,
  room: (name: string) => `in ${name}`,
  person: (name: string) => `by ${name}`,
} as const;

export const alertRules = {
  title: 'Alert rules',
  open: 'Rules…',
  ofRoom: 'A rule for this room…',
  intro:
    'The narrower wish goes first: a person, a feed, a room, what the room says of itself, a category, everything. A room that alerts of nothing stays silent.',
  list: 'Your rules',
  none: 'There are none yet. Make one here, or from the menu of a message or a room.',
  examples: [
    '“Alert me whenever Ana writes”',
    '“Nothing from Operations”',
    '“Alert me, with a sound, of mentions of me anywhere”',
  ],
  remove: (rule: string) => `Remove: ${rule}`,
  add: 'Add a rule',
  addNow: 'Add',
  what: 'What to do',
  of: 'Of which messages',
  where: 'Where',
  hours: 'Only at these hours',
  hoursAre: (from: string, to: string, days: string) => `, ${days} from ${from} to ${to}`,
  always: 'every day',
  here: 'Rules hold on all your devices.',
  reply:
    'On macOS and Windows a message can be answered from its notification; in browsers and on Linux it cannot.',
  actions,
  matches,
  scopes,
  whenever: (name: string) => `Alert me whenever ${name} writes`,
  noMore: (name: string) => `No more alerts whenever ${name} writes`,
  nothingFrom: (category: string) => `Nothing from ${category}`,
  again: (category: string) => `Alerts from ${category} again`,
  added: (rule: string) => `From now on: ${rule}.`,
  removed: (rule: string) => `No more: ${rule}.`,
} as const;

export const alertWhy = {
  ask: 'Why was I alerted, or not?',
  alerted: 'You were alerted',
  notAlerted: 'You were not alerted',
  wouldAlert: 'The like of this would alert now',
  wouldNotAlert: 'The like of this would not alert now',
  because: {
    message: 'Every message of this room alerts.',
    keyword: 'It has a word that you wait for.',
    mentioned: 'It mentions you.',
    important: 'It is important.',
    'own message': 'You wrote it.',
    'looking at it': 'You were looking at the room.',
    'already read': 'You had read it on another device.',
    'not live': 'It came while Perch was away: such messages are told of together.',
    'alerts off': 'Alerts are switched off on this device.',
    'room level': 'Its room alerts of less.',
    presenting: 'You were presenting, or Perch filled the screen.',
    'do not disturb': 'You asked not to be disturbed at that time.',
    'not followed': 'You do not follow its room.',
  },
  rule: (rule: string) => `Your rule says so: ${rule}.`,
  ruleGone: 'A rule that is gone by now said so.',
  feed: (name: string) => `Your feed ${name} collects it, and alerts.`,
  feedGone: 'A feed that is gone by now collected it.',
} as const;
