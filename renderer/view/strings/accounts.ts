export const accounts = {
  open: 'Account and connection',
  menu: 'Account',
  others: 'Switch to',
  add: 'Add an account',
  letJoin: 'Let others join',
  shared: 'On',
  signOut: 'Sign out',
  forget: 'Sign out and forget…',
  here: 'This computer',
} as const;

export const forget = {
  title: 'Sign out and forget',
  text: 'This also removes everything that this device has stored of the account: messages, drafts, and what was not sent yet. What is on the server stays there.',
  hereText:
    'This also removes everything that this device has stored of the account: messages, drafts, and what was not sent yet. The rooms of this computer stay on its server.',
  yes: 'Forget this account',
} as const;
