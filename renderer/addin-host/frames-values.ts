import type { StoreApi } from 'zustand/vanilla';
import type {
  ActionName,
  Actions,
  AddInFault,
  Appearance,
  CodedMessage,
  GrantedHost,
  HappeningName,
  Happenings,
  OutgoingWords,
  Questions,
  Right,
  Tellings,
} from '#addins/contract.ts';
import type { ReadAsk } from './asks.ts';
import type { FramePlace } from './frame-place.ts';
import type { FrameTrouble } from './trouble.ts';

export type { Appearance } from '#addins/contract.ts';
export type { FramePlace } from './frame-place.ts';

/** What is known of an add-in beside a room; `rights` and `hosts` as granted there now. */
export interface FrameFacts {
  readonly page: string;
  readonly name: string;
  readonly rights: readonly Right[];
  readonly hosts: readonly GrantedHost[];
}

export interface FramesDriver {
  /** Undefined where there is no such add-in, or nobody was asked yet: then it has no frame. */
  readonly facts: (place: FramePlace) => FrameFacts | undefined;
  readonly act: (place: FramePlace, asked: ReadAsk) => Promise<Actions[ActionName]['answer']>;
  readonly faultOf: (error: unknown) => AddInFault;
  readonly appearance: () => Appearance;
  /** The keyboard leaves the frame that has it. */
  readonly leave: (to: Tellings['leave']['to']) => void;
  readonly now: () => number;
}

/** `trouble`: it was taken down for this, and comes back only when the person wants. */
export type FrameStatus =
  | { readonly state: 'loading' | 'ready' }
  | { readonly state: 'over'; readonly trouble: FrameTrouble };

export interface FramesState {
  /** By `placeKey`; of what has no frame there is nothing. */
  readonly byPlace: ReadonlyMap<string, FrameStatus>;
}

type Verdict = Questions['messages.filter']['answer'];
type Formatted = Questions['messages.format']['answer'];

/** The frames of a window: one for each add-in beside each room where it is needed. */
export interface Frames {
  readonly state: StoreApi<FramesState>;
  /** Where the frames live; elements that move would load anew. Returns its undo, which takes all of them down. */
  readonly attach: (container: HTMLElement) => () => void;
  /** The only one in sight, or none. The others are throttled and, but for `kept` ones, suspended after a while. */
  readonly show: (place: FramePlace | null) => void;
  /** These live on out of sight: filters of the room that is open. */
  readonly keep: (places: readonly FramePlace[]) => void;
  readonly reload: (place: FramePlace) => void;
  /** Gives it the keyboard, as the person wants. */
  readonly enter: (place: FramePlace) => void;
  readonly close: (place: FramePlace) => void;
  /** Loads the frame where there is none. Reject with `NoAnswer`. */
  readonly filter: (place: FramePlace, words: OutgoingWords) => Promise<Verdict>;
  readonly format: (place: FramePlace, message: CodedMessage) => Promise<Formatted>;
  /** As the host says it: of each name one shape. */
  readonly tell: (place: FramePlace, name: HappeningName, body: Happenings[HappeningName]) => void;
  /** Grants changed: frames that may not be there any more go. */
  readonly review: () => void;
  readonly appearanceChanged: () => void;
}
