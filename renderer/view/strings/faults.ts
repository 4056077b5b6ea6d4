/** What went wrong with the connection, in a few words; the sentence comes from the host. */
export const faults = {
  HostNotFound: 'Server not found',
  ProvisioningFailed: 'No chat server found',
  ConnectionRefused: 'Server does not accept connections',
  ConnectionLost: 'Connection lost',
  TimedOut: 'Server does not answer',
  NotXmpp: 'Not a chat server',
  InsecureConnection: 'Connection not encrypted',
  CertificateRejected: 'Certificate not trusted',
  CertificateChanged: 'Certificate has changed',
  NotAuthorized: 'Signed out by the server',
  AccountDisabled: 'Account disabled',
  CredentialsExpired: 'Sign-in has expired',
  NoCommonMechanism: 'No common way to sign in',
  PlainNotAllowed: 'Server wants the password itself',
  WeakerSignIn: 'Sign-in weaker than before',
  SignOnFailed: 'Single sign-on failed',
  TooManyAttempts: 'Too many attempts',
  InvitationInvalid: 'Invitation not valid',
  ServerTooOld: 'Server too old',
  Conflict: 'In use on another device',
  StorageFailed: 'Storage failed',
  StorageTooNew: 'Stored by a newer Perch',
} as const;

/** What somebody can do about it. */
export const steps = {
  'try again': 'Try again',
  'sign in': 'Sign in again',
  'use here': 'Use Perch here',
  'new invitation': 'Use a new invitation',
  'change server': 'Change the server address…',
} as const;
