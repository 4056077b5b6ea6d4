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
  keys: 'Keys',
} as const;
