import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import type { Affiliation } from '#electron/stanza/0045-muc.ts';
import { affiliationOf, isStranger, stranger, together } from './affiliations/affiliation.ts';
import type { Categories } from './categories/categories.ts';
import { type Rights, rightsIn } from './permissions/permissions.ts';
import { nicknameKey } from './presence/nicknames.ts';
import type { Occupant } from './presence/occupant.ts';
import type { People } from './principals/people.ts';
import type { Category, Principal } from './storage/category-values.ts';
import type {
  RoomChange,
  RoomKey,
  RoomRecord,
  RoomSettings,
  Standing,
  Subject,
} from './storage/room-values.ts';

/** What a room has to know beyond itself. */
export interface Surroundings {
  readonly people: People;
  readonly categories: Categories;
  /** Any other room, if it is there. */
  readonly roomAt: (key: RoomKey) => Room | undefined;
}

/**
 * A room while somebody deals with it: what the store keeps of it, and who is in it. Occupants live here only;
 * whoever changes what the store keeps has stored it before.
 */
export class Room {
  #record: RoomRecord;
  #standings: Map<Principal, Standing>;
  readonly #around: Surroundings;
  readonly #byNickname = new Map<string, Occupant>();
  readonly #bySession = new Map<string, Occupant>();
  #everybody: readonly string[] | undefined;
  /** Since when the room is too large to tell who comes and goes: who went since then. */
  #untold: Occupant[] | undefined;

  constructor(record: RoomRecord, standings: ReadonlyMap<Principal, Standing>, around: Surroundings) {
    this.#record = record;
    this.#around = around;
    this.#standings = new Map(standings);
  }

  get record(): RoomRecord {
    return this.#record;
  }

  get address(): RoomAddress {
    return this.#record.address;
  }

  get settings(): RoomSettings {
    return this.#record.settings;
  }

  get category(): Category {
    return this.#around.categories.at(this.settings.category);
  }

  /** What is said is kept, by the room's wish and by its category's leave. */
  get isArchived(): boolean {
    return this.settings.archived && this.category.history;
  }

  /** Whoever becomes a member is invited: unless the room says no, as the category says. */
  get invites(): boolean {
    return this.settings.invitations === 'Inherit' && this.category.invitations;
  }

  /** The lists as they are; whoever is missing here is on none of them. */
  get standings(): ReadonlyMap<Principal, Standing> {
    return this.#standings;
  }

  /** What the lists say of a principal itself. */
  listed(principal: Principal): Standing {
    return this.#standings.get(principal) ?? stranger;
  }

  /** What a person is by everything that they are: by themselves, by their groups, by their domain. */
  standing(account: BareAddress): Standing {
    return together(
      this.#around.people.principalsOf(account).flatMap((one) => this.#standings.get(one) ?? []),
    );
  }

  rights(account: BareAddress): Rights {
    return this.#rightsAs(account, this.settings);
  }

  /**
   * The public room that this secret one is linked with. The link rests while the companion is disabled: then nobody is
   * told of it. Nothing of this is ever told by, or to anybody in, the companion.
   */
  get companion(): Room | undefined {
    const companion = this.linked;
    return companion?.settings.disabledBy === 'nobody' ? companion : undefined;
  }

  /** The same, also while the link rests: nobody comes in, and nobody has to go, because the companion is disabled. */
  get linked(): Room | undefined {
    const room = this.named;
    const isPublic = room && !room.record.locked && room.settings.privacy !== 'Secret';
    return isPublic && this.settings.privacy === 'Secret' ? room : undefined;
  }

  /** The room that the settings name, whatever has become of it. */
  get named(): Room | undefined {
    const { companion } = this.settings;
    return companion === null ? undefined : this.#around.roomAt(companion);
  }

  #rightsAs(account: BareAddress, settings: RoomSettings): Rights {
    const { people, categories } = this.#around;
    const standing = this.standing(account);
    const person = {
      administrator: people.isAdministrator(account),
      inScope: categories.isWithin(this.category, account),
      standing,
      // Asked for members only, so that a refusal takes a stranger no longer.
      follows: !standing.member || (this.linked?.admits(account) ?? true),
    };
    return rightsIn(person, { ...settings, locked: this.#record.locked }, this.category);
  }

  /** Whether somebody may enter, if the room is not disabled. */
  admits(account: BareAddress): boolean {
    return this.#rightsAs(account, { ...this.settings, disabledBy: 'nobody' }).CanJoin;
  }

  affiliation(account: BareAddress): Affiliation {
    return affiliationOf(this.standing(account));
  }

  /** This room as it would be with other settings and lists; nobody is in it. */
  as(settings: RoomSettings, standings: ReadonlyMap<Principal, Standing>): Room {
    return new Room({ ...this.#record, settings, locked: false }, standings, this.#around);
  }

  /** What is stored, where it may differ from what was remembered. */
  reread(record: RoomRecord, standings: ReadonlyMap<Principal, Standing>): void {
    this.#record = record;
    this.#standings = new Map(standings);
  }

  settingsWereSaved(settings: RoomSettings): void {
    this.#record = { ...this.#record, settings, locked: false };
  }

  subjectWasSaved(subject: Subject): void {
    this.#record = { ...this.#record, subject };
  }

  changeWasSaved({ revision, by, at }: RoomChange): void {
    this.#record = { ...this.#record, revision, updated: { by, at } };
  }

  standingWasSaved(principal: Principal, standing: Standing): void {
    if (isStranger(standing)) this.#standings.delete(principal);
    else this.#standings.set(principal, standing);
  }

  get occupants(): Iterable<Occupant> {
    return this.#byNickname.values();
  }

  get occupantCount(): number {
    return this.#byNickname.size;
  }

  /** All sessions in the room; a new list whenever somebody comes or goes. */
  get everybody(): readonly string[] {
    this.#everybody ??= [...this.#bySession.keys()];
    return this.#everybody;
  }

  occupantOf(session: string): Occupant | undefined {
    return this.#bySession.get(session);
  }

  occupantNamed(nickname: string): Occupant | undefined {
    return this.#byNickname.get(nicknameKey(nickname));
  }

  occupantsOf(account: BareAddress): readonly Occupant[] {
    return [...this.#byNickname.values()].filter((occupant) => occupant.account === account);
  }

  /** Puts an occupant in, takes one out, or takes note of what changed about one. */
  replace(before: Occupant | undefined, after: Occupant | undefined): void {
    if (before) {
      this.#byNickname.delete(nicknameKey(before.nickname));
      for (const { address } of before.sessions) this.#bySession.delete(address);
    }
    if (after) {
      this.#byNickname.set(nicknameKey(after.nickname), after);
      for (const { address } of after.sessions) this.#bySession.set(address, after);
    }
    this.#everybody = undefined;
    if (before && after?.nickname !== before.nickname) this.#untold?.push(before);
  }

  /** The room is too large to tell everybody who comes and goes. */
  get hidesRoster(): boolean {
    return this.#untold !== undefined;
  }

  hideRoster(): void {
    this.#untold = [];
  }

  /** Answers who went meanwhile, and is not there again under the same nickname. */
  showRoster(): readonly Occupant[] {
    const untold = this.#untold ?? [];
    this.#untold = undefined;
    return untold.filter(({ nickname }) => !this.occupantNamed(nickname));
  }
}
