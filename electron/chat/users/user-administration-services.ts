import { FaultError } from '#electron/model/fault.ts';
import type { BareAddress } from '#electron/model/ids.ts';
import { type PrincipalSummary, type PrincipalsFound, summaryOf } from '#electron/model/principal.ts';
import { tableRows } from '#electron/stanza/0004-form.ts';
import { type ListedPerson, peopleCommands, readPeople } from '#electron/stanza/0133-administration.ts';
import { bareJid } from '#electron/stanza/jid.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import type { Commands } from '../commands.ts';
import { askCategories } from '../management/categories.ts';
import { askEligible } from '../management/principals.ts';
import type { Wire } from '../wire.ts';

/** What administrators learn of somebody. */
export type PersistentChatUser = ListedPerson;

/** A group, with everybody who is in it. */
export interface PersistentChatUserGroup extends PrincipalSummary {
  readonly people: readonly BareAddress[];
}

/**
 * Who is there (reference: `PersistentChatUserAdministrationServices`). Whoever may make rooms finds those who can
 * be on their lists; the rest is for administrators, and ErrorPermission for others.
 */
export class PersistentChatUserAdministrationServices {
  readonly #wire: Wire;
  readonly #commands: Commands;

  /** @internal */
  constructor(wire: Wire, commands: Commands) {
    this.#wire = wire;
    this.#commands = commands;
  }

  /** By what a word of their name or address begins with. MsgNotSupported where the service does not tell. */
  async findUsers(text: string, max = 20): Promise<PrincipalsFound> {
    if (!this.#wire.isPerch) {
      throw new FaultError('MsgNotSupported', 'This service does not tell who has an account.');
    }
    const [category] = (await askCategories(this.#wire)).filter(({ mayCreate }) => mayCreate);
    if (!category)
      throw new FaultError('ErrorPermission', 'Only who may make rooms here can look for people.');
    return askEligible(this.#wire, 'Member', { category: category.uri }, text, max);
  }

  /** FaultError NoSuchPrincipal where there is nobody. */
  async getUser(address: BareAddress): Promise<PersistentChatUser> {
    const wanted = bareJid(address);
    const found = (await this.getUsers()).find((person) => person.address === wanted);
    return found ?? nobody(address);
  }

  /** Everybody who has an account on the server. */
  async getUsers(): Promise<readonly PersistentChatUser[]> {
    const { form } = await this.#commands.execute(peopleCommands.list);
    return form ? readPeople(form) : [];
  }

  /** Every group that the service keeps. */
  async getUserGroups(): Promise<readonly PersistentChatUserGroup[]> {
    const { service } = this.#wire;
    const { form } = await this.#commands.execute(`${NS.perch}#group-list`, {}, service);
    return (form ? tableRows(form) : []).flatMap(({ group, name, people }) => {
      const address = bareJid(group?.[0] ?? '');
      if (!address) return [];
      const persons = (people ?? []).flatMap((line) => line.split(' ')).filter(Boolean);
      return [{ ...summaryOf(address, service, name?.[0]), people: persons }];
    });
  }

  async getUserGroup(address: BareAddress): Promise<PersistentChatUserGroup> {
    const wanted = bareJid(address);
    return (await this.getUserGroups()).find((group) => group.address === wanted) ?? nobody(address);
  }
}

function nobody(address: string): never {
  throw new FaultError('NoSuchPrincipal', `There is nobody with the address ${address}.`, {
    values: [address],
  });
}
