export const settings = {
  title: 'Settings',
  open: 'Settings',
  theme: 'Appearance',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
  alerts: 'Alerts',
  alertsOn: 'Tell me about messages in rooms that I am not looking at',
  permission: 'Allow notifications in this browser',
  permissionDenied: 'This browser does not let Perch notify you. Its site settings can change that.',
  permissionGranted: 'This browser shows notifications of Perch.',
  version: (version: string) => `Perch ${version}`,
  keys: 'List of keys',
} as const;

export const keys = {
  title: 'Keys',
  list: [
    ['Ctrl K', 'Find rooms, people, commands and messages'],
    ['Ctrl G', 'Go to a day, to what is unread, to a mention'],
    ['Alt ↑ ↓', 'Next room with something unread'],
    ['Shift Esc', 'Everything is read'],
    ['F6', 'Next part of the window'],
    ['↑ ↓', 'Through rooms and messages'],
    ['Home End', 'First and last of what is loaded'],
    ['Enter', 'Open; unfold a story; send'],
    ['Ctrl Enter', 'Send a story'],
    ['@ :', 'People and emoji, while writing'],
    ['Shift Enter', 'New line'],
    ['Esc', 'Back to where you were'],
    ['Alt ← →', 'Back, and forth again'],
    ['Shift F10', 'What to do with a room or a message'],
    ['?', 'This list'],
  ],
} as const;
