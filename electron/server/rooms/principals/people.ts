import type { BareAddress } from '#electron/model/ids.ts';
import type { Accounts } from '../accounts.ts';
import type { Group, Principal } from '../storage/category-values.ts';
import type { RoomStore } from '../storage/store.ts';
import { kindOf, ownPrincipals } from './principal.ts';

/** Who somebody is: by their own address, by their domain, and by every group that they are in now. */
export class People {
  readonly #store: RoomStore;
  readonly #accounts: Accounts;
  readonly #domain: string;
  readonly #groups = new Map<Principal, Group>();
  readonly #groupsOf = new Map<BareAddress, readonly Principal[]>();

  constructor(store: RoomStore, accounts: Accounts, serviceDomain: string) {
    this.#store = store;
    this.#accounts = accounts;
    this.#domain = serviceDomain;
    this.reread();
  }

  /** Takes what is stored for what is so. */
  reread(): void {
    this.#groups.clear();
    for (const group of this.#store.groups()) this.#groups.set(group.address, group);
    this.#index();
  }

  principalsOf(account: BareAddress): readonly Principal[] {
    return [...ownPrincipals(account), ...(this.#groupsOf.get(account) ?? [])];
  }

  isAdministrator(account: BareAddress): boolean {
    return this.#accounts.isAdministrator(account);
  }

  /** Where that cannot be known, whoever is named is taken to exist. */
  exists(principal: Principal): boolean {
    switch (kindOf(principal, this.#domain)) {
      case 'domain':
        return true;
      case 'group':
        return this.#groups.has(principal);
      case 'person':
        return !principal.endsWith(`@${this.#accounts.domain}`) || this.#accounts.exists(principal);
    }
  }

  get groups(): readonly Group[] {
    return [...this.#groups.values()];
  }

  group(address: Principal): Group | undefined {
    return this.#groups.get(address);
  }

  /** The people whom a principal stands for, as far as they can be counted up: not those of a domain. */
  peopleOf(principal: Principal): readonly BareAddress[] {
    const kind = kindOf(principal, this.#domain);
    if (kind === 'person') return [principal];
    return this.#groups.get(principal)?.people ?? [];
  }

  saveGroup(group: Group): void {
    this.#store.saveGroup(group);
    this.#groups.set(group.address, group);
    this.#index();
  }

  removeGroup(address: Principal): void {
    this.#store.removeGroup(address);
    this.#groups.delete(address);
    this.#index();
  }

  #index(): void {
    this.#groupsOf.clear();
    for (const { address, people } of this.#groups.values()) {
      for (const person of people) {
        this.#groupsOf.set(person, [...(this.#groupsOf.get(person) ?? []), address]);
      }
    }
  }
}
