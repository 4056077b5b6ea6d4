import type {
  ActionName,
  Actions,
  FilterVerdict,
  GrantedHost,
  HappeningName,
  Happenings,
  Json,
  OutgoingWords,
  Right,
} from '#addins/contract.ts';
import type { AddIn, AddInId, AddInPlace, Grant, GrantScope, ShippedAddIn } from '#electron/addin/facts.ts';
import type { OriginId, RoomAddress } from '#electron/model/ids.ts';
import type { Nothing } from './nothing.ts';

/** Pages beside rooms: what is installed, what each may do, and what they ask by way of the window. */
export interface AddInCalls {
  'addIns.list': { ask: Nothing; answer: { addIns: readonly ListedAddIn[] } };
  /** What Perch brings along, whether it is installed or not: each can be inspected as the folder that it is. */
  'addIns.shipped': { ask: Nothing; answer: { shipped: readonly ShippedAddIn[] } };
  /** Reads and checks; installs nothing. Fault `InvalidArgument` with the field and the reason. */
  'addIns.inspect': { ask: { from: AddInOrigin }; answer: { token: string; addIn: AddIn } };
  /** What was inspected, in the place of what it is a newer version of. It may do nothing until it is granted. */
  'addIns.install': { ask: { token: string }; answer: { addIn: AddInId } };
  /** With its grants, its places and what it kept. */
  'addIns.remove': { ask: { addIn: AddInId }; answer: Nothing };

  'addIns.inRoom': { ask: { room: RoomAddress }; answer: { places: readonly AddInPlace[] } };
  /** Beside the room from now on, for this person. */
  'addIns.open': { ask: { room: RoomAddress; addIn: AddInId }; answer: Nothing };
  /** Ends what was granted for now. What the managers chose stays closed for this person. */
  'addIns.close': { ask: { room: RoomAddress; addIn: AddInId }; answer: Nothing };
  /**
   * For those who manage a room of a service without a registry (`missing.addIn`): what stands beside it for everybody;
   * null takes it back. Fault `MsgNotSupported` for a secret room.
   */
  'addIns.choose': {
    ask: { room: RoomAddress; addIn: { name: string; url: string } | null };
    answer: Nothing;
  };
  /** The tabs in their new order. */
  'addIns.move': { ask: { room: RoomAddress; addIns: readonly AddInId[] }; answer: Nothing };

  /** In the place of what held before in that scope. Only what the manifest asks for can be granted. */
  'addIns.grant': {
    ask: {
      addIn: AddInId;
      room: RoomAddress;
      scope: GrantScope;
      rights: readonly Right[];
      hosts: readonly GrantedHost[];
    };
    answer: Nothing;
  };
  /** Without a room everywhere; without a right all of them. Holds at once, also for what is under way. */
  'addIns.revoke': { ask: { addIn: AddInId; room?: RoomAddress; right?: Right }; answer: Nothing };
  'addIns.grants': { ask: Nothing; answer: { grants: readonly Grant[] } };

  /** What an add-in asked in this room. The right is judged here again, and the body checked. */
  'addIns.call': {
    ask: { addIn: AddInId; room: RoomAddress; name: ActionName; body: Json | Actions[ActionName]['ask'] };
    answer: { body: Actions[ActionName]['answer'] };
  };
  /** Answers `addIns.filterDue`, once. */
  'addIns.verdict': { ask: { id: string; verdict: FilterOutcome }; answer: Nothing };
  /**
   * Of a message that is `changed` or `held`. `send`: as it stands now. `send as written`: without what filters
   * changed. `again`: the filters are asked once more, where one did not answer.
   */
  'outbox.decide': {
    ask: { originId: OriginId; decision: 'send' | 'send as written' | 'again' };
    answer: Nothing;
  };
}

export interface AddInEvents {
  /** What is installed, placed or granted is no longer what it was. */
  'addIns.changed': Nothing;
  /** A person's message is judged by this add-in before it goes: load its frame where there is none. */
  'addIns.filterDue': { id: string; addIn: AddInId; room: RoomAddress; words: OutgoingWords };
  /** Nobody waits for this verdict any more. */
  'addIns.filterOver': { id: string };
  /** For the frames of these add-ins in this room, whose right to it was judged. */
  'addIns.told': {
    room: RoomAddress;
    addIns: readonly AddInId[];
    name: HappeningName;
    body: Happenings[HappeningName];
  };
}

export interface ListedAddIn extends AddIn {
  /** For the frame's `src`: on the add-in's own site. */
  readonly page: string;
}

/** From where an add-in comes. Paths are absolute, on the machine of the host. */
export type AddInOrigin =
  | { readonly kind: 'folder' | 'zip'; readonly path: string }
  | { readonly kind: 'zip bytes'; readonly base64: string }
  | { readonly kind: 'address'; readonly url: string };

export type FilterOutcome = FilterVerdict | { readonly action: 'Unanswered'; readonly why: string };
