export const goTo = {
  open: 'Go to a day or a message',
  firstUnread: 'First unread message',
  noUnread: 'Nothing unread',
  firstMention: 'First mention of you',
  beginning: 'The beginning of the room',
  day: 'A day',
  go: 'Go',
  noSuchDay: 'There is no such day. Choose one from the calendar, or write day, month and year.',
  notYet: 'That day is still to come.',
} as const;
