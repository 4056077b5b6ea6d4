import type { Draft } from '#electron/model/draft.ts';
import type { OriginId } from '#electron/model/ids.ts';
import type { MessageCalls } from '../contract/messages.ts';
import type { Ask, MessagePage, PageRequest } from '../contract.ts';
import type { Handlers } from '../serve.ts';
import { done } from './done.ts';

export interface MessagesNeeds {
  page(request: PageRequest): Promise<MessagePage>;
  /** Resolves when the message is gone from here too. */
  remove(ask: Ask<'messages.remove'>): Promise<void>;
  /** Stored when this returns. */
  send(draft: Ask<'outbox.send'>): OriginId;
  retry(ask: Ask<'outbox.retry'>): void;
  discard(originId: OriginId): void;
  saveDraft(draft: Draft): void;
}

export function messageCalls(messages: MessagesNeeds): Pick<Handlers, keyof MessageCalls> {
  return {
    'messages.page': (request) => messages.page(request),
    'messages.remove': done((ask) => messages.remove(ask)),
    'outbox.send': (draft) => ({ originId: messages.send(draft) }),
    'outbox.retry': done((ask) => messages.retry(ask)),
    'outbox.discard': done(({ originId }) => messages.discard(originId)),
    'drafts.save': done((draft) => messages.saveDraft(draft)),
  };
}
