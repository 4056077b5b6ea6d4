import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askChecks } from '#addins/checks/asks.ts';
import { type ActionName, actionRights, type Json, type Right, rights } from '#addins/contract.ts';
import type { GrantScope } from '#electron/addin/facts.ts';
import { InstalledAddIns } from '#electron/addin/installed.ts';
import { readPackage } from '#electron/addin/package/read-package.ts';
import { AccountAddIns } from '#electron/core/add-ins/account-add-ins.ts';
import type { Acts, Place } from '#electron/core/add-ins/acts.ts';
import { callFor } from '#electron/core/add-ins/call-for.ts';
import type { Kept } from '#electron/core/add-ins/kept.ts';
import type { JsonFile } from '#electron/core/json-file.ts';
import type { Workspace } from '#electron/core/workspace.ts';
import { FaultError } from '#electron/model/fault.ts';
import { packageFiles } from '#test/support/add-in-package.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { seed, soak } from '#test/support/random.ts';

const rooms = ['desk@r', 'other@r', 'secret@r'];
/** The first asks for every right, the second for two, the third is not installed. */
const wishes: readonly (readonly Right[])[] = [rights, ['room.read', 'state.keep'], []];
const names = Object.keys(actionRights).filter((name): name is ActionName =>
  Object.hasOwn(actionRights, name),
);

let folder: TemporaryFolder;
let installed: InstalledAddIns;
let ids: readonly string[];

beforeAll(() => {
  folder = temporaryFolder('fuzz-add-ins');
  installed = new InstalledAddIns(`${folder.path}/add-ins`);
  ids = wishes.map((wanted, at) => {
    const optional = wanted.map((right) => ({ right, purpose: 'To be tried.' }));
    const found = readPackage(packageFiles({ id: `com.example.n${at}`, rights: { required: [], optional } }));
    if (wanted.length > 0) installed.install(found);
    return found.addIn.id;
  });
});
afterAll(() => folder.remove());

interface Held {
  readonly addIn: number;
  readonly scope: GrantScope;
  readonly room: number | undefined;
  readonly rights: readonly Right[];
}

const addIn = fc.nat({ max: 2 });
const room = fc.nat({ max: 2 });
const right = fc.constantFrom(...rights);
const bodies: readonly Json[] = [
  ...[{}, { limit: 5 }, { text: 'x', limit: 5 }, { text: 'x' }, { count: 1 }, { name: 'a' }],
  ...[{ name: 'a', value: 1 }, { url: 'https://example.com/' }, { before: 1, after: 2, limit: 3 }],
];
const body: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom(...bodies),
  fc.json().map((text): Json => JSON.parse(text)),
);
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('call' as const),
      addIn,
      room,
      name: fc.constantFrom(...names),
      body,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('grant' as const),
      addIn,
      room,
      scope: fc.constantFrom<GrantScope>('now', 'room', 'always'),
      rights: fc.uniqueArray(right, { maxLength: 6 }),
    }),
  },
  fc.record({
    do: fc.constant('revoke' as const),
    addIn,
    room: fc.option(room, { nil: undefined }),
    right: fc.option(right, { nil: undefined }),
  }),
  fc.record({ do: fc.constant('close' as const), addIn, room }),
  fc.record({ do: fc.constant('seal' as const), room }),
  fc.record({ do: fc.constant('leave' as const), room }),
);

/** What rights should hold, said in another way than the host says it. */
class Model {
  held: readonly Held[] = [];
  readonly sealed = new Set<number>();
  readonly left = new Set<number>();

  may(addIn: number, room: number, name: ActionName): boolean {
    if (this.sealed.has(room) || this.left.has(room)) return false;
    const wanted = actionRights[name];
    return this.held.some(
      (each) =>
        each.addIn === addIn &&
        (each.room === undefined || each.room === room) &&
        each.rights.includes(wanted),
    );
  }

  grant(added: Held): void {
    const isSame = (each: Held) =>
      each.addIn === added.addIn && each.scope === added.scope && each.room === added.room;
    this.held = [...this.held.filter((each) => !isSame(each)), added];
  }

  revoke(addIn: number, room: number | undefined, right: Right | undefined): void {
    this.held = this.held.map((each) => {
      const isMeant =
        each.addIn === addIn && (room === undefined || each.room === undefined || each.room === room);
      return isMeant
        ? { ...each, rights: each.rights.filter((one) => right !== undefined && one !== right) }
        : each;
    });
  }
}

/** Nothing here is about the disk. */
function inMemory(): JsonFile<Kept> {
  const absent: Kept = { grants: [], rooms: {}, changed: [] };
  const file = {
    value: absent,
    write: (value: Kept) => {
      file.value = value;
    },
    remove: () => file.write(absent),
  };
  return file;
}

const runs = soak ? 5_000 : 150;

test('whatever is granted, revoked and asked, in whatever order: every call ends, and none exceeds a right', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
      const model = new Model();
      const account = new AccountAddIns({
        installed,
        kept: inMemory(),
        onChange: () => undefined,
      });
      const done: string[] = [];
      const act = (name: ActionName) => (place: Place) => {
        done.push(`${place.addIn} ${place.room} ${name}`);
        return {};
      };
      // Each action does nothing but say that it was done, whatever it should answer.
      const acts = Object.fromEntries(names.map((name) => [name, act(name)])) as unknown as Acts;
      // What is judged by; the rest of a workspace is nothing to it.
      const workspace = {
        addIns: { account },
        sealed: { has: (address: string) => model.sealed.has(rooms.indexOf(address)) },
        rooms: { get: (address: string) => (model.left.has(rooms.indexOf(address)) ? undefined : {}) },
      } as unknown as Workspace;

      for (const each of steps) {
        if (each.do === 'seal' || each.do === 'leave') {
          const among = each.do === 'seal' ? model.sealed : model.left;
          if (!among.delete(each.room)) among.add(each.room);
          continue;
        }
        const id = ids[each.addIn] ?? '';
        const address = rooms[each.room ?? 0] ?? '';
        if (each.do === 'grant') {
          const isAsked = each.rights.every((one) => wishes[each.addIn]?.includes(one));
          const isInstalled = each.addIn < 2;
          const grant = () =>
            account.grant({ addIn: id, room: address, scope: each.scope, rights: each.rights, hosts: [] });
          if (isAsked && isInstalled) {
            grant();
            model.grant({ ...each, room: each.scope === 'always' ? undefined : each.room });
          } else expect(grant).toThrow(FaultError);
        } else if (each.do === 'revoke') {
          account.revoke({
            addIn: id,
            room: each.room === undefined ? undefined : address,
            right: each.right,
          });
          model.revoke(each.addIn, each.room, each.right);
        } else if (each.do === 'close') {
          account.close(address, id);
          model.held = model.held.filter(
            (one) => one.scope !== 'now' || one.addIn !== each.addIn || one.room !== each.room,
          );
        } else {
          done.length = 0;
          const ask = { addIn: id, room: address, name: each.name, body: each.body };
          const outcome = await callFor({ acts, pace: () => undefined }, workspace, ask).then(
            () => 'done',
            (error: unknown) => (error instanceof FaultError ? error.fault.code : String(error)),
          );
          const isFit = v.safeParse(askChecks[each.name], each.body).success;
          const expected = !model.may(each.addIn, each.room, each.name)
            ? 'ErrorPermission'
            : isFit
              ? 'done'
              : 'InvalidArgument';
          expect(outcome).toBe(expected);
          expect(done).toEqual(expected === 'done' ? [`${id} ${address} ${each.name}`] : []);
        }
      }
    }),
    { numRuns: runs, seed },
  );
});
