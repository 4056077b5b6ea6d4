import type { Subscription } from '#electron/stanza/rfc6121-roster.ts';

/** How an account stands to a contact, as far as presence goes (RFC 6121, appendix A.1). */
export interface SubscriptionState {
  readonly subscription: Subscription;
  /** We asked and wait. */
  readonly asked: boolean;
  /** They asked and wait. */
  readonly requested: boolean;
  /** We said yes before they asked. */
  readonly approved: boolean;
}

export type SubscriptionType = 'subscribe' | 'subscribed' | 'unsubscribe' | 'unsubscribed';

export interface Transition extends SubscriptionState {
  /** Outbound: it goes on to the contact. Inbound: the account's devices get it. */
  readonly passOn: boolean;
  /** Inbound only: answered without asking anybody (RFC 6121, 3.1.3). */
  readonly reply?: 'subscribed';
}

const adds = {
  to: { none: 'to', to: 'to', from: 'both', both: 'both' },
  from: { none: 'from', to: 'both', from: 'from', both: 'both' },
} as const;
const removes = {
  to: { none: 'none', to: 'none', from: 'from', both: 'from' },
  from: { none: 'none', to: 'to', from: 'none', both: 'to' },
} as const;

/** What the account's own word does to its state (RFC 6121, appendix A.2). */
export function outbound(state: SubscriptionState, type: SubscriptionType): Transition {
  const { subscription } = state;
  switch (type) {
    case 'subscribe':
      return { ...state, asked: !gives(subscription, 'to'), passOn: true };
    case 'unsubscribe':
      return { ...state, subscription: removes.to[subscription], asked: false, passOn: true };
    case 'subscribed': {
      if (!state.requested) return { ...state, approved: !gives(subscription, 'from'), passOn: false };
      return {
        ...state,
        subscription: adds.from[subscription],
        requested: false,
        approved: false,
        passOn: true,
      };
    }
    case 'unsubscribed': {
      const passOn = gives(subscription, 'from') || state.requested;
      return {
        ...state,
        subscription: removes.from[subscription],
        requested: false,
        approved: false,
        passOn,
      };
    }
  }
}

/** What the contact's word does to it (RFC 6121, appendix A.3). */
export function inbound(state: SubscriptionState, type: SubscriptionType): Transition {
  const { subscription } = state;
  switch (type) {
    case 'subscribe': {
      if (gives(subscription, 'from')) return { ...state, passOn: false, reply: 'subscribed' };
      if (!state.approved) return { ...state, requested: true, passOn: true };
      const granted = { subscription: adds.from[subscription], approved: false } as const;
      return { ...state, ...granted, passOn: false, reply: 'subscribed' };
    }
    case 'unsubscribe': {
      const passOn = gives(subscription, 'from') || state.requested;
      return { ...state, subscription: removes.from[subscription], requested: false, passOn };
    }
    case 'subscribed':
      if (!state.asked || gives(subscription, 'to')) return { ...state, passOn: false };
      return { ...state, subscription: adds.to[subscription], asked: false, passOn: true };
    case 'unsubscribed': {
      const passOn = gives(subscription, 'to') || state.asked;
      return { ...state, subscription: removes.to[subscription], asked: false, passOn };
    }
  }
}

/** Whether we get their presence (`to`), or they get ours (`from`). */
export function gives(subscription: Subscription | undefined, direction: 'to' | 'from'): boolean {
  return subscription === direction || subscription === 'both';
}
