import { afterEach, beforeEach, expect, test } from 'vitest';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { Member } from '#test/support/member.ts';

/** Two computers, each with Perch in processes of its own; the first one's server is all that there is. */
let folder: TemporaryFolder;
const members = new Set<Member>();

beforeEach(() => {
  folder = temporaryFolder('sharing');
});
afterEach(async () => {
  await Promise.all([...members].map((member) => member.dies()));
  members.clear();
  folder.remove();
});

async function starts(name: string, ...args: readonly string[]): Promise<Member> {
  const member = await Member.starts(`${folder.path}/${name}`, ...args);
  members.add(member);
  return member;
}

async function stops(member: Member): Promise<void> {
  members.delete(member);
  await member.stops();
}

/** Ana lives on this computer and lets others in; on loopback, as tests must. */
async function anaShares(): Promise<{ readonly ana: Member; readonly lobby: string }> {
  const ana = await starts('ana');
  await ana.ask('account.startHere', { displayName: 'Ana' });
  await ana.ask('sharing.start', { host: '127.0.0.1' });
  await ana.mayInvite();
  const { account } = await ana.ask('app.snapshot', {});
  return { ana, lobby: `lobby@${account?.chatService}` };
}

async function invites(ana: Member): Promise<string> {
  return (await ana.ask('invitations.create', { days: 7, note: '' })).invitation.link;
}

const password = 'a good long password';

async function joins(member: Member, link: string, name: string): Promise<void> {
  await member.ask('account.join', { link, name, displayName: name, password });
}

test('Ben starts Perch with Ana’s link, joins, talks with her, and finds her again after both were restarted', async () => {
  const { ana, lobby } = await anaShares();
  const link = await invites(ana);
  const ben = await starts('ben', link);
  const arrived = ben.hears('invitation.arrived');
  await ben.ask('app.snapshot', {});
  expect(await arrived).toMatchObject({ link, invitation: { domain: lobby.replace(/^.*@rooms\./, '') } });
  await joins(ben, link, 'Ben');
  await ben.isIn(lobby);
  await ben.says(lobby, 'here I am');
  await ana.sees(lobby, 'here I am');
  await ana.says(lobby, 'welcome');
  await ben.sees(lobby, 'welcome');

  await stops(ana);
  await ben.says(lobby, 'written while Ana was away');
  await stops(ben);
  const benAgain = await starts('ben');
  const anaAgain = await starts('ana');
  const shared = anaAgain.hears('sharing.changed', ({ sharing }) => sharing.state === 'on');
  await Promise.all([anaAgain.isOnline(), shared]);
  benAgain.isImpatient();
  await benAgain.hasSentAll(lobby);
  await anaAgain.sees(lobby, 'written while Ana was away');
});

test('one link is for one person, and a cut one for nobody', async () => {
  const { ana } = await anaShares();
  const link = await invites(ana);
  const ben = await starts('ben');
  await expect(joins(ben, link.slice(0, -4), 'Ben')).rejects.toMatchObject({
    fault: { code: 'InvitationInvalid' },
  });
  await joins(ben, link, 'Ben');
  const cleo = await starts('cleo');
  await expect(joins(cleo, link, 'Cleo')).rejects.toMatchObject({ fault: { code: 'InvitationInvalid' } });
  expect(await cleo.ask('app.snapshot', {})).toMatchObject({ account: null, accounts: [] });
  await expect(joins(cleo, await invites(ana), 'Ben')).rejects.toMatchObject({ fault: { code: 'Conflict' } });
});

test('when Ana no longer shares, Ben waits and reads; when she does again, he is back', async () => {
  const { ana, lobby } = await anaShares();
  const ben = await starts('ben');
  await joins(ben, await invites(ana), 'Ben');
  await ben.isIn(lobby);
  await ben.says(lobby, 'before');
  await ben.sees(lobby, 'before');
  await ana.ask('sharing.stop', {});
  await ben.until(
    'connection.changed',
    ({ connection }) => connection.state === 'waiting',
    ({ state }) => state === 'waiting',
  );
  expect(await ben.reads(lobby)).toEqual(['before']);
  await ana.ask('sharing.start', { host: '127.0.0.1' });
  await ben.ask('connection.retry', {});
  await ben.isOnline();
});
