import type { ActionName, Actions } from '#addins/contract.ts';
import type { AddIn, AddInId, AddInPlace, Grant, ShippedAddIn } from '#electron/addin/facts.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { AddInCalls, AddInOrigin, ListedAddIn } from '../contract/add-ins.ts';
import type { Ask } from '../contract.ts';
import type { Handlers } from '../serve.ts';
import { done } from './done.ts';

export interface AddInsNeeds {
  list(): readonly ListedAddIn[];
  shipped(): Promise<readonly ShippedAddIn[]>;
  inspect(from: AddInOrigin): Promise<{ readonly token: string; readonly addIn: AddIn }>;
  install(token: string): AddInId;
  remove(addIn: AddInId): void;
  places(room: RoomAddress): readonly AddInPlace[];
  open(room: RoomAddress, addIn: AddInId): void;
  close(room: RoomAddress, addIn: AddInId): void;
  choose(ask: Ask<'addIns.choose'>): Promise<void>;
  move(room: RoomAddress, addIns: readonly AddInId[]): void;
  grant(ask: Ask<'addIns.grant'>): void;
  revoke(ask: Ask<'addIns.revoke'>): void;
  grants(): readonly Grant[];
  call(ask: Ask<'addIns.call'>): Promise<Actions[ActionName]['answer']>;
  verdict(ask: Ask<'addIns.verdict'>): void;
  decide(ask: Ask<'outbox.decide'>): void;
}

export function addInCalls(addIns: AddInsNeeds): Pick<Handlers, keyof AddInCalls> {
  return {
    'addIns.list': () => ({ addIns: addIns.list() }),
    'addIns.shipped': async () => ({ shipped: await addIns.shipped() }),
    'addIns.inspect': ({ from }) => addIns.inspect(from),
    'addIns.install': ({ token }) => ({ addIn: addIns.install(token) }),
    'addIns.remove': done(({ addIn }) => addIns.remove(addIn)),
    'addIns.inRoom': ({ room }) => ({ places: addIns.places(room) }),
    'addIns.open': done(({ room, addIn }) => addIns.open(room, addIn)),
    'addIns.close': done(({ room, addIn }) => addIns.close(room, addIn)),
    'addIns.choose': done((ask) => addIns.choose(ask)),
    'addIns.move': done((ask) => addIns.move(ask.room, ask.addIns)),
    'addIns.grant': done((ask) => addIns.grant(ask)),
    'addIns.revoke': done((ask) => addIns.revoke(ask)),
    'addIns.grants': () => ({ grants: addIns.grants() }),
    'addIns.call': async (ask) => ({ body: await addIns.call(ask) }),
    'addIns.verdict': done((ask) => addIns.verdict(ask)),
    'outbox.decide': done((ask) => addIns.decide(ask)),
  };
}
