import type {
  ActionName,
  Actions,
  Appearance,
  GrantedHost,
  HappeningName,
  Happenings,
  Json,
  QuestionName,
  Questions,
  Right,
} from '../contract.ts';

/** An add-in's end of the contract, while its page is open beside a room. */
export interface Perch {
  /** What was granted; it can become more or less at any time (`rights.changed`). */
  readonly rights: readonly Right[];
  /** Where `http.fetch` may go at present. */
  readonly hosts: readonly GrantedHost[];
  readonly appearance: Appearance;
  /** What the answer to `suspend` held, when this page was last taken down here; else undefined. */
  readonly saved: Json | undefined;
  has(right: Right): boolean;
  /**
   * Asks for something to be done or read. Rejects with an `AddInError`: `ErrorPermission` where the right is not
   * granted, `InvalidArgument` where the arguments are wrong, `LimitExceeded` where too much was asked.
   */
  call<A extends ActionName>(name: A, ask: Actions[A]['ask']): Promise<Actions[A]['answer']>;
  /** Hears of something. Returns its undo. */
  on<H extends HappeningName>(name: H, listener: (body: Happenings[H]) => void): () => void;
}

/**
 * What the add-in answers. Given at the start, because Perch may ask at once: a question that nobody answers holds
 * a message up.
 */
export type Answers = {
  readonly [Q in Exclude<QuestionName, 'ping'>]?: (
    ask: Questions[Q]['ask'],
  ) => Questions[Q]['answer'] | Promise<Questions[Q]['answer']>;
};
