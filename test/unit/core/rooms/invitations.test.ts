import { expect, onTestFinished, test } from 'vitest';
import type { EventName } from '#electron/bridge/contract.ts';
import { type InvitationService, RoomInvitations } from '#electron/core/rooms/invitations.ts';
import { openKeptInvitations } from '#electron/core/rooms/kept-invitations.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { ChatRoomInvitation } from '#electron/model/invitation.ts';
import { temporaryFolder } from '#test/support/folder.ts';

/** A service that keeps invitations, as far as the client sees it. */
class Service implements InvitationService {
  waiting: ChatRoomInvitation[] = [];
  lastId = 0;
  readonly asked: (string | undefined)[] = [];
  readonly answers: string[] = [];

  invites(room: string): void {
    this.lastId += 1;
    this.waiting.push({ room, id: String(this.lastId), name: room.split('@')[0] ?? '' });
  }

  async browseChatRoomsByInvitations(after?: string) {
    this.asked.push(after);
    const invitations = this.waiting.filter(({ id }) => Number(id) > Number(after ?? 0));
    return { invitations, lastId: String(this.lastId) };
  }

  async acceptInvitation({ room }: ChatRoomInvitation): Promise<void> {
    this.answers.push(`accept ${room}`);
  }

  async declineInvitation({ room }: ChatRoomInvitation): Promise<void> {
    this.answers.push(`decline ${room}`);
    if (this.waiting.every((one) => one.room !== room))
      throw new FaultError('NoSuchNode', 'No such invitation.');
  }
}

function begin(followed: readonly string[] = []) {
  const folder = temporaryFolder('invitations');
  onTestFinished(folder.remove);
  const told: (readonly [EventName, unknown])[] = [];
  const open = () =>
    new RoomInvitations({
      file: openKeptInvitations(folder.path),
      isFollowed: (room) => followed.includes(room),
      tell: (name, body) => told.push([name, body]),
      log: () => undefined,
    });
  const arrivals = () => told.filter(([name]) => name === 'roomInvitations.arrived').length;
  return { open, told, arrivals, service: new Service() };
}

const rooms = (invitations: RoomInvitations) => invitations.all.map(({ room }) => room);

test('what came while nobody was here is there, the newest first, and told once', async () => {
  const { open, arrivals, service } = begin();
  service.invites('desk@rooms');
  service.invites('panel@rooms');
  const invitations = open();
  await invitations.catchUp(service);
  await invitations.catchUp(service);
  expect(rooms(invitations)).toEqual(['panel@rooms', 'desk@rooms']);
  expect(arrivals()).toBe(2);
});

test('they are still there after a restart, without a network', async () => {
  const { open, service } = begin();
  service.invites('desk@rooms');
  await open().catchUp(service);
  expect(rooms(open())).toEqual(['desk@rooms']);
});

test('with nothing waiting only what is new is asked for; with something waiting, what was taken back is gone', async () => {
  const { open, service } = begin();
  const invitations = open();
  service.lastId = 7;
  await invitations.catchUp(service);
  service.invites('secret@rooms');
  await invitations.catchUp(service);
  service.waiting = [];
  await invitations.catchUp(service);
  expect(service.asked).toEqual([undefined, '7', undefined]);
  expect(rooms(invitations)).toEqual([]);
  expect(rooms(open())).toEqual([]);
});

test('one that no service keeps stays until it is answered', async () => {
  const { open, service } = begin();
  const invitations = open();
  invitations.arrived({ room: 'desk@stock', reason: 'Come' });
  await invitations.catchUp(service);
  expect(rooms(invitations)).toEqual(['desk@stock']);
});

test('rooms that are followed already are no news', () => {
  const { open, arrivals } = begin(['desk@rooms']);
  const invitations = open();
  invitations.arrived({ room: 'desk@rooms' });
  expect([rooms(invitations), arrivals()]).toEqual([[], 0]);
});

test('accepting enters, and ends the invitation here and there', async () => {
  const { open, service } = begin();
  const invitations = open();
  service.invites('desk@rooms');
  await invitations.catchUp(service);
  const entered: string[] = [];
  await invitations.accept('desk@rooms', service, async (room) => void entered.push(room));
  expect([entered, service.answers, rooms(invitations)]).toEqual([['desk@rooms'], ['accept desk@rooms'], []]);
});

test('one to a room that is not there any more goes away with its name; one that could not be tried stays', async () => {
  const { open, service } = begin();
  const invitations = open();
  invitations.arrived({ room: 'desk@rooms' });
  invitations.arrived({ room: 'panel@rooms' });
  const failing = (code: 'NoSuchNode' | 'TimedOut') => () => Promise.reject(new FaultError(code, 'No.'));
  await expect(invitations.accept('desk@rooms', service, failing('NoSuchNode'))).rejects.toThrow('No.');
  await expect(invitations.accept('panel@rooms', service, failing('TimedOut'))).rejects.toThrow('No.');
  expect(rooms(invitations)).toEqual(['panel@rooms']);
});

test('declining something that is over already is done all the same', async () => {
  const { open, service } = begin();
  const invitations = open();
  invitations.arrived({ room: 'desk@rooms' });
  await invitations.decline('desk@rooms', service);
  expect(rooms(invitations)).toEqual([]);
});

test('a flood of invitations ends at two hundred', () => {
  const { open } = begin();
  const invitations = open();
  for (let index = 0; index < 300; index += 1) invitations.arrived({ room: `r${index}@rooms` });
  expect(invitations.all).toHaveLength(200);
  expect(invitations.all[0]?.room).toBe('r299@rooms');
});
