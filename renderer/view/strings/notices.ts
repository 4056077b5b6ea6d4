export const notices = {
  region: 'Notices',
  left: (room: string) => `You left ${room}.`,
  unfollowed: (room: string) => `You do not follow ${room} any more.`,
  undo: 'Undo',
  copied: 'Copied.',
  show: 'Show',
  dismiss: 'Dismiss',
  linkKnown: (room: string) => `A link leads to ${room}.`,
  linkNew: (room: string) => `A link leads to ${room}, which is not on your list. Enter it?`,
  enter: 'Enter',
  open: 'Open',
} as const;
