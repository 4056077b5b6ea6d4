import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  ChatRoomInvitation,
  ChatRoomRequest,
  PersistentChatEndpointEvents,
} from '#electron/chat/index.ts';
import type { ChatServer } from '#test/support/chat-server.ts';
import { chatServers, testWhere } from '#test/support/chat-servers.ts';
import { Person } from '#test/support/person.ts';

/** The next event of a kind that is about a room. */
function next<Name extends 'chatRoomInvitationReceived' | 'chatRoomRequestReceived'>(
  { chat }: Person,
  name: Name,
  room: string,
): Promise<PersistentChatEndpointEvents[Name]> {
  return new Promise((resolve) => {
    const undo = chat.on(name, (event) => {
      if (event.room !== room) return;
      undo();
      resolve(event);
    });
  });
}

describe.each(chatServers)('Asking and inviting on $name', ({ name, start, missing }) => {
  const isPerch = name === 'Perch';
  const onOurs = testWhere(isPerch, missing);
  const elsewhere = testWhere(!isPerch, missing);
  let server: ChatServer;
  let ana: Person;
  let ben: Person;
  beforeAll(async () => {
    if (missing) return;
    server = await start();
    ana = await Person.signsIn(server, 'ana');
    ben = await Person.signsIn(server, 'ben');
  });
  afterAll(async () => {
    await ana?.leaves();
    await ben?.leaves();
    await server?.stop();
  });

  const invited = (person: Person, room: string): Promise<ChatRoomInvitation> =>
    next(person, 'chatRoomInvitationReceived', room);
  const asked = (person: Person, room: string): Promise<ChatRoomRequest> =>
    next(person, 'chatRoomRequestReceived', room);
  const waiting = async ({ chat }: Person, room: string): Promise<readonly ChatRoomInvitation[]> => {
    const { invitations } = await chat.services.browseChatRoomsByInvitations();
    return invitations.filter((invitation) => invitation.room === room);
  };

  test.skipIf(missing)('whom a manager invites to a closed room is told, and may enter', async () => {
    const room = await ana.opens({ name: 'Guests', privacy: 'Closed' });
    const told = invited(ben, room);
    await ana.session(room).inviteUsers([ben.address], 'Come and see');
    const invitation = await told;
    expect(invitation).toMatchObject({ room, reason: 'Come and see', inviter: { id: ana.address } });
    expect(await waiting(ben, room)).toHaveLength(1);
    await ben.chat.services.acceptInvitation(invitation);
    expect(await waiting(ben, room)).toEqual([]);
    await ben.joins(room);
  });

  test.skipIf(missing)('an invitation that came while nobody was here waits', async () => {
    const cleo = await Person.signsIn(server, 'cleo');
    await cleo.leaves();
    const room = await ana.opens({ name: 'Later', privacy: 'Closed' });
    await ana.session(room).inviteUsers([cleo.address]);
    const back = await Person.returns(server, cleo.address);
    const told = isPerch ? Promise.resolve() : invited(back, room);
    if ((await waiting(back, room)).length === 0) await told;
    const [invitation] = await waiting(back, room);
    expect(invitation).toMatchObject({ room });
    await back.joins(room);
    await back.leaves();
  });

  test.skipIf(missing)('an invitation that is declined is gone, and the membership stays', async () => {
    const room = await ana.opens({ name: 'No, thank you', privacy: 'Closed' });
    const told = invited(ben, room);
    await ana.session(room).inviteUsers([ben.address]);
    await ben.chat.services.declineInvitation(await told);
    expect(await waiting(ben, room)).toEqual([]);
    expect((await ana.chat.management.getMembers(room)).map(({ address }) => address)).toContain(ben.address);
  });

  test.skipIf(missing)('a direct invitation tells of a room, and gives no right', async () => {
    const room = await ana.opens({ name: 'Only told of', privacy: 'Closed' });
    const told = invited(ben, room);
    await ana.chat.services.invite(room, ben.address, 'Look at its card');
    expect(await told).toMatchObject({ room, reason: 'Look at its card', inviter: { id: ana.address } });
    await expect(ben.joins(room)).rejects.toMatchObject({ fault: { code: 'ErrorPermission' } });
  });

  test.skipIf(missing)('who runs nothing invites nobody to a closed room', async () => {
    const room = await ana.opens({ name: 'Not yours', privacy: 'Closed' });
    await ana.chat.management.addUsersOrGroupsToRole('Member', room, [ben.address]);
    await ben.joins(room);
    const cleo = await server.account('cleo');
    await expect(ben.session(room).inviteUsers([cleo])).rejects.toMatchObject({
      fault: { code: 'ErrorPermission' },
    });
    expect((await ana.chat.management.getMembers(room)).map(({ address }) => address)).not.toContain(cleo);
  });

  onOurs('becoming a member is an invitation, unless the room says otherwise', async () => {
    const { management } = ana.chat;
    const room = await management.createChatRoom({ name: 'Inviting', privacy: 'Closed' });
    const quiet = await management.createChatRoom({
      name: 'Quiet',
      privacy: 'Closed',
      invitations: 'False',
    });
    const told = invited(ben, room);
    await management.addUsersOrGroupsToRole('Member', quiet, [ben.address]);
    await management.addUsersOrGroupsToRole('Member', room, [ben.address]);
    expect(await told).toMatchObject({ room, id: expect.stringMatching(/^\d+$/) });
    const all = await ben.chat.services.browseChatRoomsByInvitations();
    expect(all.invitations.map((one) => one.name)).toContain('Inviting');
    expect(all.invitations.map((one) => one.name)).not.toContain('Quiet');
    expect((await ben.chat.services.browseChatRoomsByInvitations(all.lastId)).invitations).toEqual([]);
    await ben.joins(room);
    expect(await waiting(ben, room)).toEqual([]);
  });

  onOurs('who asks to join is let in when a manager says so, and not when not', async () => {
    const room = await ana.opens({ name: 'Knock', privacy: 'Closed' });
    const cleo = await Person.signsIn(server, 'cleo');
    expect((await ben.chat.services.getChatRoomCard(room)).mayAskToJoin).toBe(true);
    const first = asked(ana, room);
    await ben.chat.services.askToJoin(room, 'I am new here');
    const request = await first;
    expect(request).toMatchObject({
      kind: 'membership',
      room,
      address: ben.address,
      words: 'I am new here',
    });
    await cleo.chat.services.askToJoin(room);
    const requests = await ana.chat.management.getRequests(room);
    expect(requests.map(({ address }) => address).toSorted()).toEqual([ben.address, cleo.address].toSorted());
    for (const one of requests) await ana.chat.management.answerRequest(one, one.address === ben.address);
    expect(await ana.chat.management.getRequests(room)).toEqual([]);
    await ben.joins(room);
    await expect(cleo.joins(room)).rejects.toMatchObject({ fault: { code: 'ErrorPermission' } });
    await expect(ana.chat.management.answerRequest(request, true)).rejects.toMatchObject({
      fault: { code: 'NoSuchNode' },
    });
    await expect(ben.chat.management.getRequests(room)).rejects.toMatchObject({
      fault: { code: 'ErrorPermission' },
    });
    await ben.chat.services.resignFromRoom(room);
    await expect(ben.joins(room)).rejects.toThrow();
    await cleo.leaves();
  });

  test.skipIf(missing)('who asks to present is heard, and posts when a manager says so', async () => {
    const room = await ana.opens({ name: 'Podium', privacy: 'Open', behavior: 'Auditorium' });
    await ben.joins(room);
    // ejabberd passes requests on without announcing it.
    const announces = name !== 'ejabberd';
    expect((await ben.chat.services.getChatRoomCard(room)).mayAskToPresent).toBe(announces);
    const heard = asked(ana, room);
    await ben.session(room).askToPresent('Two minutes');
    const request = await heard;
    expect(request).toMatchObject({ kind: 'voice', address: ben.address });
    expect(request.words).toBe(isPerch ? 'Two minutes' : undefined);
    const mayTalk = new Promise((resolve) => ben.session(room).on('canChatChanged', resolve));
    await ana.chat.management.answerRequest(request, true);
    expect(await mayTalk).toBe(true);
    await ben.says(room, 'Here I am');
  });

  elsewhere('where nobody passes on requests to join, that is said', async () => {
    const room = await ana.opens({ name: 'Deaf', privacy: 'Closed' });
    expect((await ben.chat.services.getChatRoomCard(room)).mayAskToJoin).toBe(false);
    await expect(ben.chat.services.askToJoin(room)).rejects.toMatchObject({
      fault: { code: 'MsgNotSupported' },
    });
    await expect(ana.chat.management.getRequests(room)).rejects.toMatchObject({
      fault: { code: 'MsgNotSupported' },
    });
  });
});
