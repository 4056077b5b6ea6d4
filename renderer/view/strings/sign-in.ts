export const signIn = {
  lead: 'Rooms that keep everything that was ever said in them.',
  choose: 'Add an account',
  again: 'Sign in again',
  toServer: 'Sign in to a server',
  known: 'Accounts on this device',
  here: 'This computer',
  hereMore: 'Perch brings its own server. No account, nothing to set up.',
  server: 'A server',
  serverMore: 'Sign in to the XMPP server of your organisation or team.',
  invitation: 'I have an invitation',
  invitationMore: 'Somebody sent you a link. It makes your account and brings you in.',
  displayName: 'Your name',
  displayNameHint: 'What others see beside your messages.',
  start: 'Start',
  starting: 'Starting…',
  address: 'Address',
  addressHint: 'For example ana@example.org',
  addressWrong: 'An address looks like ana@example.org.',
  password: 'Password',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  more: 'Server address',
  webSocket: 'Server address',
  webSocketHint: 'Only if Perch cannot find it: wss://chat.example.org/xmpp-websocket',
  submit: 'Sign in',
  submitting: 'Signing in…',
  or: 'or',
  signOn: 'Continue with single sign-on',
  withPassword: 'Use a password',
  other: 'Choose differently',
} as const;

export const signOn = {
  looking: 'Single sign-on',
  lookingMore: (domain: string) => `Asking ${domain} where you sign in…`,
  title: 'Go on in your browser',
  text: (issuer: string, domain: string) =>
    `The sign-in page of ${issuer} opens there, and tells ${domain} who you are. When you are through, this window goes on by itself.`,
  nothingOpened: 'Did no page open?',
  openPage: 'Open it again',
  copyPage: 'Copy its address',
  cancel: 'Cancel',
} as const;

export const consent = {
  plainTitle: 'This server wants the password itself',
  plainText: (domain: string) =>
    `It has no way to check your password without receiving it. Nobody on the way can read it, because the connection is encrypted; whoever runs ${domain} can. Go on only if you trust them with it, and if you use this password nowhere else.`,
  plainYes: 'Send my password',
  weakerTitle: 'This server used to sign you in more safely',
  weakerText: (domain: string) =>
    `What ${domain} offers now is weaker than what you used with it before. Its administrator may have changed that; somebody between you and the server may also be pretending to be it. Ask the administrator before you go on.`,
  weakerYes: 'Sign in all the same',
} as const;

export const certificate = {
  title: 'Stop: the certificate has changed',
  advice:
    'Perch goes no further. If they made a new certificate, they can send you a new invitation. If they did not, somebody stands between you and them.',
} as const;

export const join = {
  title: 'Join by invitation',
  link: 'Invitation link',
  linkHint: 'The whole link, which begins with xmpp:',
  read: 'Continue',
  invitedTo: 'You are invited to',
  reached: (place: string) => `at ${place}`,
  pinned: 'The link names the server’s certificate. Perch will talk to no other.',
  compare: 'Its fingerprint, to compare by voice',
  name: 'User name',
  nameHint: (address: string) => `Your address will be ${address}`,
  nameEmpty: 'Choose a name.',
  nameForbidden: 'No spaces, and none of " & \' / : < > @',
  nameLong: 'At most 64 characters.',
  password: 'Choose a password',
  passwordHint: (least: number) => `At least ${least} characters. Several words are easy to remember.`,
  passwordShort: (missing: number) => (missing === 1 ? 'One more character.' : `${missing} more characters.`),
  submit: 'Join',
  submitting: 'Joining…',
  another: 'Use another link',
  youThere: 'You are known there as',
  asNew: 'Make a new account',
} as const;
