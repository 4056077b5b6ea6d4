import { describe, expect, it } from 'vitest';
import { inbound, outbound, type SubscriptionState } from '#electron/server/subscription.ts';

const none: SubscriptionState = { subscription: 'none', asked: false, requested: false, approved: false };

describe('the word of an account', () => {
  it.each([
    ['subscribe', none, { subscription: 'none', asked: true, passOn: true }],
    ['subscribe', { ...none, subscription: 'both' }, { subscription: 'both', asked: false, passOn: true }],
    ['subscribed', { ...none, requested: true }, { subscription: 'from', requested: false, passOn: true }],
    ['subscribed', none, { subscription: 'none', approved: true, passOn: false }],
    ['subscribed', { ...none, subscription: 'to', requested: true }, { subscription: 'both', passOn: true }],
    ['unsubscribe', { ...none, subscription: 'both' }, { subscription: 'from', passOn: true }],
    ['unsubscribed', { ...none, subscription: 'both' }, { subscription: 'to', passOn: true }],
    ['unsubscribed', { ...none, requested: true }, { subscription: 'none', requested: false, passOn: true }],
    ['unsubscribed', none, { subscription: 'none', passOn: false }],
  ] as const)('%s changes %o', (type, before, after) => {
    expect(outbound(before, type)).toMatchObject(after);
  });
});

describe('the word of a contact', () => {
  it.each([
    ['subscribe', none, { requested: true, passOn: true }],
    ['subscribe', { ...none, subscription: 'from' }, { passOn: false, reply: 'subscribed' }],
    ['subscribe', { ...none, approved: true }, { subscription: 'from', passOn: false, reply: 'subscribed' }],
    ['subscribed', { ...none, asked: true }, { subscription: 'to', asked: false, passOn: true }],
    ['subscribed', none, { subscription: 'none', passOn: false }],
    ['unsubscribe', { ...none, subscription: 'both' }, { subscription: 'to', passOn: true }],
    ['unsubscribe', none, { subscription: 'none', passOn: false }],
    ['unsubscribed', { ...none, subscription: 'both' }, { subscription: 'from', passOn: true }],
    ['unsubscribed', { ...none, asked: true }, { subscription: 'none', asked: false, passOn: true }],
  ] as const)('%s changes %o', (type, before, after) => {
    expect(inbound(before, type)).toMatchObject(after);
  });
});
