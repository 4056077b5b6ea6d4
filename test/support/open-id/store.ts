import type { Adapter, AdapterPayload } from 'oidc-provider';

/** What a provider remembers: kept apart from it, so that it outlives a change of keys and a test can take away from it. */
export class OpenIdStore {
  readonly #rows = new Map<string, AdapterPayload>();

  /** One model's share of the store, as the provider wants it. */
  adapter(model: string): Adapter {
    const rows = this.#rows;
    const key = (id: string): string => `${model}:${id}`;
    const findWhere = async (test: (row: AdapterPayload) => boolean) =>
      [...rows].find(([name, row]) => name.startsWith(`${model}:`) && test(row))?.[1];
    return {
      upsert: async (id, row) => void rows.set(key(id), row),
      find: async (id) => rows.get(key(id)),
      findByUid: (uid) => findWhere((row) => row.uid === uid),
      findByUserCode: (code) => findWhere((row) => row.userCode === code),
      consume: async (id) => {
        const row = rows.get(key(id));
        if (row) rows.set(key(id), { ...row, consumed: Math.floor(Date.now() / 1000) });
      },
      destroy: async (id) => void rows.delete(key(id)),
      revokeByGrantId: async (grantId) => this.#removeWhere((row) => row.grantId === grantId),
    };
  }

  /** Takes away whatever was granted to one person: codes, tokens, grants, and the browser's session. */
  forget(accountId: string): void {
    this.#removeWhere((row) => row.accountId === accountId);
  }

  #removeWhere(test: (row: AdapterPayload) => boolean): void {
    for (const [key, row] of this.#rows) if (test(row)) this.#rows.delete(key);
  }
}
