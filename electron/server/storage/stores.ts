import { type AccountStore, createAccountStore } from './accounts.ts';
import { type ArchiveStore, createArchiveStore } from './archive.ts';
import { type ContactStore, createContactStore } from './contacts.ts';
import type { Database } from './database.ts';
import { createInvitationStore, type InvitationStore } from './invitations.ts';
import { createPepStore, type PepStore } from './pep.ts';
import { createSubjectStore, type SubjectStore } from './subjects.ts';
import { createTokenStore, type TokenStore } from './tokens.ts';
import { createVcardStore, type VcardStore } from './vcards.ts';
import { createWaitingStore, type WaitingStore } from './waiting.ts';

/**
 * Everything that accounts keep. Synchronous, and called within the turn's transaction: nothing here begins or
 * ends one.
 */
export interface Stores {
  readonly accounts: AccountStore;
  readonly contacts: ContactStore;
  readonly archive: ArchiveStore;
  readonly waiting: WaitingStore;
  readonly subjects: SubjectStore;
  readonly tokens: TokenStore;
  readonly invitations: InvitationStore;
  readonly pep: PepStore;
  readonly vcards: VcardStore;
}

export function createStores(database: Database.Database): Stores {
  return {
    accounts: createAccountStore(database),
    contacts: createContactStore(database),
    archive: createArchiveStore(database),
    waiting: createWaitingStore(database),
    subjects: createSubjectStore(database),
    tokens: createTokenStore(database),
    invitations: createInvitationStore(database),
    pep: createPepStore(database),
    vcards: createVcardStore(database),
  };
}
