import type { Account, Connection, Fault } from '#renderer/store/facts.ts';

/** What somebody can do where the connection does not come back by itself. */
export type Step = 'try again' | 'sign in' | 'use here' | 'new invitation' | 'change server';

const byCode: Partial<Record<Fault['code'], readonly Step[]>> = {
  HostNotFound: ['try again', 'change server'],
  ProvisioningFailed: ['try again', 'change server'],
  ConnectionRefused: ['try again', 'change server'],
  NotXmpp: ['change server', 'try again'],
  InsecureConnection: ['change server', 'try again'],
  CertificateRejected: ['try again', 'change server'],
  CertificateChanged: ['new invitation'],
  NotAuthorized: ['sign in'],
  CredentialsExpired: ['sign in'],
  NoCommonMechanism: ['sign in', 'try again'],
  PlainNotAllowed: ['sign in'],
  WeakerSignIn: ['sign in'],
  SignOnFailed: ['sign in'],
  Conflict: ['use here'],
};

/** The next steps out of this state, the likeliest first. */
export function stepsFrom({ state, fault }: Connection, place: Account['place']): readonly Step[] {
  if (state !== 'waiting' && state !== 'offline') return [];
  const steps = (fault && byCode[fault.code]) ?? ['try again'];
  // Nobody has to sign in on their own computer, and its server is where it is.
  return place === 'A server'
    ? steps
    : steps.map((step) => (step === 'use here' ? step : 'try again')).slice(0, 1);
}
