/** Everything that the desktop itself says: menus, dialogs, notifications of its own. */
export const words = {
  appName: 'Perch',
  open: 'Open Perch',
  quit: 'Quit Perch',
  file: 'File',
  edit: 'Edit',
  view: 'View',
  window: 'Window',
  actualSize: 'Actual Size',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  checkSpelling: 'Check Spelling',
  noSuggestions: 'No Suggestions',
  addToDictionary: 'Add to Dictionary',
  copyLink: 'Copy Link Address',
  unread: (count: number) => (count === 1 ? '1 unread message' : `${count} unread messages`),
  inUse: (directory: string) =>
    `Another Perch is using ${directory}. Close it, or choose another directory with --data.`,
  cannotStart: 'Perch cannot start',
  unknown: 'Something went wrong inside Perch. Starting it from a terminal shows what.',
  crashedTitle: 'The window stopped working',
  crashedText: 'It stopped several times in a row. Nothing that was sent or received is lost.',
  reload: 'Load Again',
  updateReady: (version: string) => `Perch ${version} is ready`,
  updateText: 'It will be there the next time Perch starts.',
  noKeyStore:
    'This system has no key store that Perch can use. What keeps you signed in is in a file that only your account can read.',
} as const;
