import type { MessageSearch, SearchAnswer, ServerSearchAnswer } from '#electron/model/search.ts';

/** Finding what was said. At most 500 hits are given; whoever wants more than they have asks for more. */
export interface SearchCalls {
  /** In everything that is stored on this device: never waits for a network. */
  'messages.search': { ask: { search: MessageSearch; limit: number }; answer: SearchAnswer };
  /** By the servers, in what they keep. Faults: `MsgNotSupported` where none of them can, and the connection's. */
  'messages.searchServer': { ask: { search: MessageSearch; limit: number }; answer: ServerSearchAnswer };
}
