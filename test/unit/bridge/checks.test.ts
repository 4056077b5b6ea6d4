import * as v from 'valibot';
import { expect, test } from 'vitest';
import { checks } from '#electron/bridge/checks.ts';
import type { CallName } from '#electron/bridge/contract.ts';

const address = 'ana@example.org';
const password = 'p';

const fits: readonly (readonly [CallName, unknown])[] = [
  ['account.signIn', { address, password }],
  ['account.signIn', { address, password, webSocket: 'wss://x/', allowPlain: true, acceptWeaker: false }],
  ['account.signIn', { address, password, link: 'xmpp:x?register;preauth=a' }],
  ['account.signOn', { address }],
  ['account.cancelSignOn', {}],
  ['account.readInvitation', { link: '' }],
  ['account.join', { link: 'xmpp:x', name: 'ana', displayName: '', password }],
  ['account.switchTo', { address }],
  ['account.remove', { address }],
  ['sharing.start', {}],
  ['sharing.start', { host: '192.0.2.7', port: 0 }],
  ['invitations.create', { days: 7, note: '' }],
  ['invitations.withdraw', { id: 'i1' }],
  ['rooms.create', { name: 'Desk' }],
  ['rooms.create', { name: 'Desk', privacy: 'Secret', invitations: 'False', members: [address], addIn: '' }],
  ['rooms.save', { room: address, revision: '7', changes: {} }],
  ['rooms.save', { room: address, changes: { managers: [], disabled: true } }],
  ['rooms.eligible', { role: 'Member', text: '', max: 20, room: address }],
  ['rooms.eligible', { role: 'Presenter', text: 'an', max: 20, category: 'c1' }],
  ['rooms.search', { criteria: {}, max: 50 }],
  ['rooms.search', { criteria: { text: 'desk', words: 'phrase', mine: 'invited' }, after: 'a', max: 50 }],
  ['rooms.invite', { room: address, addresses: [address], reason: '' }],
  ['rooms.answerRequest', { request: { kind: 'voice', room: address, address }, allow: true }],
  ['roomInvitations.accept', { room: address }],
  ['admin.run', { at: 'rooms', node: 'n' }],
  ['admin.run', { at: 'server', node: 'n', values: { name: ['Trading'], allowed: [] } }],
];

test.each(fits)('%s takes %j', (name, ask) => {
  expect(v.is(checks[name], ask)).toBe(true);
});

const refused: readonly (readonly [CallName, unknown])[] = [
  ['account.signIn', { address }],
  ['account.signIn', { address, password, allowPlain: 'yes' }],
  ['account.signIn', { address, password, webSocket: undefined }],
  ['account.signIn', { address, password, strongest: 'PLAIN' }],
  ['account.signIn', { address: 'a'.repeat(4000), password }],
  ['account.signIn', { address, password: 'p'.repeat(2000) }],
  ['account.signOn', { address, password }],
  ['account.readInvitation', { link: 'x'.repeat(10_000) }],
  ['account.join', { link: 'xmpp:x', name: 'ana', password }],
  ['account.switchTo', { address: '' }],
  ['account.remove', {}],
  ['sharing.start', { host: '' }],
  ['sharing.start', { port: 65_536 }],
  ['sharing.start', { port: 1.5 }],
  ['invitations.create', { days: 0, note: '' }],
  ['invitations.create', { days: 10_000, note: '' }],
  ['invitations.create', { note: '' }],
  ['invitations.withdraw', { id: 7 }],
  ['rooms.create', {}],
  ['rooms.create', { name: 'Desk', privacy: 'Hidden' }],
  ['rooms.create', { name: 'Desk', members: 'all' }],
  ['rooms.create', { name: 'Desk', description: undefined }],
  ['rooms.create', { name: 'Desk', owner: address }],
  ['rooms.create', { name: 'x'.repeat(2000) }],
  ['rooms.save', { room: address, changes: { revision: '7' } }],
  ['rooms.save', { room: address, changes: { members: Array(20_001).fill(address) } }],
  ['rooms.eligible', { role: 'Creator', text: '', max: 20, room: address }],
  ['rooms.eligible', { role: 'Member', text: '', max: 20 }],
  ['rooms.eligible', { role: 'Member', text: '', max: 20, room: address, category: 'c1' }],
  ['rooms.search', { criteria: {}, max: 0 }],
  ['rooms.search', { criteria: { owner: address }, max: 50 }],
  ['rooms.answerRequest', { request: { kind: 'owner', room: address, address }, allow: true }],
  ['rooms.answerRequest', { request: { kind: 'voice', room: address, address } }],
  ['admin.run', { at: 'elsewhere', node: 'n' }],
  ['admin.run', { at: 'rooms', node: 'n', values: { name: 'Trading' } }],
];

test.each(refused)('%s refuses %j', (name, ask) => {
  expect(v.is(checks[name], ask)).toBe(false);
});
