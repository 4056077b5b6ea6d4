import type { Migrations } from './database.ts';

/** The tables of accounts and of what they keep. Times in milliseconds since 1970. */
export const accountMigrations: Migrations = {
  component: 'accounts',
  steps: [
    `
    CREATE TABLE setting (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE account (
      name TEXT PRIMARY KEY,
      display_name TEXT,
      administrator INTEGER NOT NULL DEFAULT 0,
      created_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE credential (
      account TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
      mechanism TEXT NOT NULL,
      salt BLOB NOT NULL,
      iterations INTEGER NOT NULL,
      stored_key BLOB NOT NULL,
      server_key BLOB NOT NULL,
      PRIMARY KEY (account, mechanism)
    ) STRICT, WITHOUT ROWID;

    -- Addresses are bare throughout.
    CREATE TABLE contact (
      account TEXT NOT NULL,
      address TEXT NOT NULL,
      in_roster INTEGER NOT NULL,
      name TEXT,
      groups TEXT NOT NULL DEFAULT '[]',
      subscription TEXT NOT NULL DEFAULT 'none',
      asked INTEGER NOT NULL DEFAULT 0,
      approved INTEGER NOT NULL DEFAULT 0,
      -- The stanza that asks for our presence, until it is answered.
      request TEXT,
      PRIMARY KEY (account, address)
    ) STRICT, WITHOUT ROWID;

    -- What no device of the account has acknowledged yet.
    CREATE TABLE waiting (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      account TEXT NOT NULL,
      at INTEGER NOT NULL,
      stanza TEXT NOT NULL
    ) STRICT;
    CREATE INDEX waiting_of_account ON waiting (account, id);

    CREATE TABLE archive (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      account TEXT NOT NULL,
      partner TEXT NOT NULL,
      partner_resource TEXT NOT NULL,
      at INTEGER NOT NULL,
      stanza TEXT NOT NULL
    ) STRICT;
    CREATE INDEX archive_of_account ON archive (account, id);
    CREATE INDEX archive_with_partner ON archive (account, partner, id);

    CREATE TABLE pep_node (
      id INTEGER PRIMARY KEY,
      account TEXT NOT NULL,
      name TEXT NOT NULL,
      configuration TEXT NOT NULL,
      UNIQUE (account, name)
    ) STRICT;
    CREATE TABLE pep_item (
      node INTEGER NOT NULL REFERENCES pep_node ON DELETE CASCADE,
      id TEXT NOT NULL,
      position INTEGER NOT NULL,
      payload TEXT NOT NULL,
      PRIMARY KEY (node, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX pep_item_in_order ON pep_item (node, position);

    CREATE TABLE vcard (account TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT, WITHOUT ROWID;
    `,
    'ALTER TABLE account ADD COLUMN disabled INTEGER NOT NULL DEFAULT 0',
    `
    CREATE TABLE subject (
      issuer TEXT NOT NULL,
      subject TEXT NOT NULL,
      account TEXT NOT NULL REFERENCES account ON DELETE CASCADE,
      PRIMARY KEY (issuer, subject),
      UNIQUE (issuer, account)
    ) STRICT, WITHOUT ROWID;
    `,
    // An address means one person for ever: what they wrote, and what others granted them, bears it.
    'CREATE TABLE former_account (name TEXT PRIMARY KEY, removed_at INTEGER NOT NULL) STRICT, WITHOUT ROWID',
    // Accounts that wait for whoever bears their name at an issuer.
    'CREATE TABLE claimable (account TEXT PRIMARY KEY REFERENCES account ON DELETE CASCADE) STRICT, WITHOUT ROWID',
  ],
};
