import type { BareAddress } from '#electron/model/ids.ts';
import { type Form, formValue } from '#electron/stanza/0004-form.ts';
import { roomField } from '#electron/stanza/perch-room-form.ts';
import { stranger } from '../affiliations/affiliation.ts';
import { planMending } from '../companions/add-misfits.ts';
import { refuseMisfits } from '../companions/misfits.ts';
import type { RoomContext } from '../context.ts';
import { isPrincipalWithin, judgeLists } from '../lists/judge.ts';
import { changedStandings, listField, touchedFields, type WantedLists, withChanges } from '../lists/lists.ts';
import type { Answer, Refusal } from '../request.ts';
import type { Room } from '../room.ts';
import type { Category, Principal } from '../storage/category-values.ts';
import type { RoomSettings, Standing } from '../storage/room-values.ts';
import { changedStandardFields, nameTakenRefusal, readStandardFields, wrong } from './configuration-form.ts';
import { changedPerchFields, readLists, readPerchSettings } from './perch-fields.ts';

/** What a form makes of a room: all of it, or nothing. */
export interface SavePlan {
  readonly settings: RoomSettings;
  readonly standings: ReadonlyMap<Principal, Standing>;
  /** The fields that differ from what they were. */
  readonly fields: readonly string[];
  /** What is done to the companion before. */
  readonly first?: () => Answer;
}

/** Settings and lists together, judged before anything is stored. */
export function planSave(
  context: RoomContext,
  room: Room,
  asker: BareAddress,
  form: Form,
): SavePlan | { readonly refused: Refusal } {
  const stale = refuseStale(context, room, formValue(form, roomField.revision));
  if (stale) return { refused: stale };
  const standard = readStandardFields(form, room.settings);
  if ('refused' in standard) return standard;
  const own = readPerchSettings(context, room, asker, form, standard.settings.privacy);
  if ('refused' in own) return own;
  const wanted = readLists(context, form);
  if ('refused' in wanted) return wanted;
  const settings = { ...standard.settings, ...own.settings };
  if (context.store.nameTaken(settings.name, context.categories.viewer(asker), room.address)) {
    return { refused: nameTakenRefusal(settings.name) };
  }
  const exposed = refuseExposed(context, room, settings);
  if (exposed) return exposed;
  const plan = judged(context, room, settings, withMaker(room, asker, settings, wanted.lists));
  return 'refused' in plan ? plan : linked(context, room, asker, form, plan);
}

/** The plan with what it takes of the companion; refused where somebody could not follow there. */
function linked(
  context: RoomContext,
  room: Room,
  asker: BareAddress,
  form: Form,
  plan: SavePlan,
): SavePlan | { readonly refused: Refusal } {
  const after = room.as(plan.settings, withChanges(room.standings, plan.standings));
  const mended = planMending(context, after, asker, form);
  if (mended && 'refused' in mended) return mended;
  const refused = refuseMisfits(context, room, after, mended?.companion);
  if (refused) return { refused };
  return mended ? { ...plan, first: mended.apply } : plan;
}

/** The plan of a change that is not asked for by the owner form, such as a move by an administrator. */
export function judged(
  context: RoomContext,
  room: Room,
  settings: RoomSettings,
  lists: WantedLists,
): SavePlan | { readonly refused: Refusal } {
  const category = context.categories.at(settings.category);
  const moved = settings.category !== room.settings.category;
  const kept = moved ? purged(context, category, room.standings) : new Map<Principal, Standing>();
  const standings = new Map([...kept, ...changedStandings(withChanges(room.standings, kept), lists)]);
  const after = room.as(settings, withChanges(room.standings, standings));
  const refusal = judgeLists(context, room, after, (role) => listField[role]);
  if (refusal) return { refused: refusal };
  const fields = [
    ...changedStandardFields(room.settings, settings),
    ...changedPerchFields(room.settings, settings),
    ...touchedFields(room.standings, standings),
  ];
  return { settings, standings, fields };
}

/** Whoever makes a room manages it, and is a member where that opens it (product: creator). */
function withMaker(
  room: Room,
  maker: BareAddress,
  { privacy }: RoomSettings,
  lists: WantedLists,
): WantedLists {
  if (!room.record.locked) return lists;
  const add = (list: readonly Principal[]): readonly Principal[] => [...new Set([...list, maker])];
  return {
    ...lists,
    ...(lists.manager && { manager: add(lists.manager) }),
    ...(lists.member && privacy !== 'Open' && { member: add(lists.member) }),
  };
}

/** A new scope takes whoever is outside it off the lists; bans stay. */
function purged(
  context: RoomContext,
  category: Category,
  standings: ReadonlyMap<Principal, Standing>,
): ReadonlyMap<Principal, Standing> {
  const outside = [...standings].filter(([one]) => !isPrincipalWithin(context, category, one));
  return new Map(outside.map(([one, { outcast }]) => [one, { ...stranger, outcast }]));
}

/** A room at an address that anybody can guess is found by trying to make another one there. */
function refuseExposed(
  { given }: RoomContext,
  { address, settings: now }: Room,
  { privacy }: RoomSettings,
): { readonly refused: Refusal } | undefined {
  const isGiven = given.isGiven(address.slice(0, address.indexOf('@')));
  if (privacy !== 'Secret' || now.privacy === 'Secret' || isGiven) return undefined;
  return wrong(
    'The address of a secret room must not be guessed: make the room anew, at an address that the service gives.',
    'muc#roomconfig_publicroom',
  );
}

/** Optimistic concurrency: a form from before the last change is told what that changed. */
function refuseStale({ store }: RoomContext, room: Room, given: string | undefined): Refusal | undefined {
  const now = room.record.revision;
  if (given === undefined || room.record.locked || given === String(now)) return undefined;
  const since = /^\d{1,15}$/.test(given) ? Number(given) : -1;
  const values = store.fieldsChangedSince(room.record.key, since);
  const text = 'Somebody else changed this room meanwhile; look at it again, then save.';
  return { condition: 'conflict', text, fault: { code: 'DataCollision', field: roomField.revision, values } };
}
