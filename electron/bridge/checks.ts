import * as v from 'valibot';
import type { Ask, CallName } from './contract.ts';

/** One run-time check per question: what a page sends is not believed. A missing line is a compile error. */
export type Checks = { readonly [K in CallName]: v.GenericSchema<unknown, Ask<K>> };

/** RFC 7622, 3.1: three parts of at most 1,023 bytes. */
const address = v.pipe(v.string(), v.nonEmpty(), v.maxLength(3071));
const room = address;
const key = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const originId = v.pipe(v.string(), v.nonEmpty(), v.maxLength(200));
const line = v.pipe(v.string(), v.maxLength(1024));
/** The server's own limit is told to the person; this one only keeps the bridge from carrying a film. */
const longText = v.pipe(v.string(), v.maxLength(1_000_000));
const password = v.pipe(v.string(), v.maxLength(1024));
const webSocket = v.exactOptional(v.pipe(v.string(), v.maxLength(2048)));
const link = v.pipe(v.string(), v.maxLength(8192));
const limit = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500));

/** A list of the longest room still passes; a film does not. */
const addresses = v.pipe(v.array(address), v.maxLength(20_000));
const privacy = v.picklist(['Open', 'Closed', 'Secret']);
const behavior = v.picklist(['Normal', 'Auditorium']);
const role = v.picklist(['Member', 'Manager', 'Presenter']);
const optional = v.exactOptional;

const settings = {
  description: optional(line),
  privacy: optional(privacy),
  behavior: optional(behavior),
  category: optional(line),
  invitations: optional(v.picklist(['Inherit', 'False'])),
  disabled: optional(v.boolean()),
  addIn: optional(line),
  members: optional(addresses),
  managers: optional(addresses),
  presenters: optional(addresses),
};
const criteria = v.strictObject({
  text: optional(line),
  inDescription: optional(v.boolean()),
  words: optional(v.picklist(['any', 'all', 'phrase'])),
  category: optional(line),
  member: optional(address),
  manager: optional(address),
  addIn: optional(line),
  disabled: optional(v.boolean()),
  privacy: optional(privacy),
  behavior: optional(behavior),
  invitations: optional(v.boolean()),
  mine: optional(v.picklist(['member', 'manager', 'invited'])),
  joinedUser: optional(address),
});
const request = v.strictObject({
  kind: v.picklist(['membership', 'voice']),
  room,
  address,
  nickname: optional(line),
  fullAddress: optional(line),
  words: optional(longText),
});
const commandPlace = v.picklist(['rooms', 'server']);
const commandValues = v.record(line, v.pipe(v.array(longText), v.maxLength(20_000)));

const nothing = v.strictObject({});
const asking = v.strictObject({ room, words: line });
const inRoom = v.strictObject({ room });
const byOrigin = v.strictObject({ originId });
const draft = v.strictObject({
  room,
  text: longText,
  importance: v.picklist(['Regular', 'Alert']),
  storyTitle: v.exactOptional(line),
});

export const checks: Checks = {
  'app.snapshot': nothing,
  'app.remember': v.strictObject({
    theme: v.exactOptional(v.picklist(['system', 'light', 'dark', 'contrast'])),
    alerts: v.exactOptional(v.boolean()),
    openRoom: v.exactOptional(v.nullable(room)),
    sidebarWidth: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(10_000))),
  }),
  'account.startHere': v.strictObject({ displayName: line }),
  'account.signIn': v.strictObject({
    address,
    password,
    webSocket,
    link: v.exactOptional(link),
    allowPlain: v.exactOptional(v.boolean()),
    acceptWeaker: v.exactOptional(v.boolean()),
  }),
  'account.signOn': v.strictObject({ address, webSocket }),
  'account.cancelSignOn': nothing,
  'account.readInvitation': v.strictObject({ link }),
  'account.join': v.strictObject({ link, name: line, displayName: line, password }),
  'account.switchTo': v.strictObject({ address }),
  'account.signOut': v.strictObject({ forget: v.boolean() }),
  'account.remove': v.strictObject({ address }),
  'sharing.read': nothing,
  'sharing.start': v.strictObject({
    host: v.exactOptional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(255))),
    port: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535))),
  }),
  'sharing.stop': nothing,
  'sharing.renewCertificate': nothing,
  'invitations.create': v.strictObject({
    days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)),
    note: line,
  }),
  'invitations.list': nothing,
  'invitations.withdraw': v.strictObject({ id: line }),
  'connection.retry': nothing,
  'rooms.service': nothing,
  'rooms.search': v.strictObject({ criteria, after: optional(longText), max: limit }),
  'rooms.card': inRoom,
  'rooms.create': v.strictObject({ name: line, ...settings }),
  'rooms.read': inRoom,
  'rooms.save': v.strictObject({
    room,
    revision: optional(line),
    changes: v.strictObject({ name: optional(line), ...settings }),
  }),
  'rooms.eligible': v.union([
    v.strictObject({ role, text: line, max: limit, room }),
    v.strictObject({ role, text: line, max: limit, category: line }),
  ]),
  'rooms.invite': v.strictObject({ room, addresses, reason: line }),
  'rooms.askToJoin': asking,
  'rooms.askToPresent': asking,
  'rooms.requests': inRoom,
  'rooms.answerRequest': v.strictObject({ request, allow: v.boolean() }),
  'rooms.resign': inRoom,
  'rooms.disable': inRoom,
  'rooms.enable': inRoom,
  'rooms.destroy': inRoom,
  'rooms.join': inRoom,
  'rooms.leave': inRoom,
  'rooms.follow': inRoom,
  'rooms.unfollow': inRoom,
  'rooms.occupants': inRoom,
  'rooms.looking': v.strictObject({ room: v.nullable(room) }),
  'rooms.markRead': v.strictObject({ room, upTo: key }),
  'roomInvitations.accept': inRoom,
  'roomInvitations.decline': inRoom,
  'people.find': v.strictObject({ text: line, max: limit }),
  'admin.commands': v.strictObject({ at: commandPlace }),
  'admin.run': v.strictObject({
    at: commandPlace,
    node: line,
    values: optional(commandValues),
  }),
  'messages.page': v.strictObject({
    room,
    from: v.variant('at', [
      v.strictObject({ at: v.literal('newest') }),
      v.strictObject({ at: v.picklist(['before', 'after', 'around']), key }),
    ]),
    limit,
  }),
  'messages.search': v.strictObject({ text: line, room: v.exactOptional(room), limit }),
  'outbox.send': draft,
  'outbox.retry': byOrigin,
  'outbox.discard': byOrigin,
  'drafts.save': draft,
  'links.open': v.strictObject({ url: link }),
};
