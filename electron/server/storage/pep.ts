import type { BareAddress } from '#electron/model/ids.ts';
import type { Database } from './database.ts';

export type AccessModel = 'open' | 'presence' | 'whitelist';

/** What a node is made with; the rest of XEP-0060's options is fixed. */
export interface NodeConfiguration {
  readonly accessModel: AccessModel;
  /** Older items make room for newer ones. */
  readonly maxItems: number;
  /** When a device comes that has not seen the last item (XEP-0060, 6.1.7). */
  readonly sendLast: 'never' | 'on_sub_and_presence';
  /** Without items are kept by nobody. */
  readonly persistent: boolean;
  readonly deliverPayloads: boolean;
  readonly notifyRetract: boolean;
  readonly notifyDelete: boolean;
}

export interface PepNode {
  readonly key: number;
  readonly name: string;
  readonly configuration: NodeConfiguration;
}

export interface PepItem {
  readonly id: string;
  /** The payload element as text; empty where there is none. */
  readonly payload: string;
}

export interface PepStore {
  node(account: BareAddress, name: string): PepNode | undefined;
  nodes(account: BareAddress): readonly PepNode[];
  /** Makes it, or changes its configuration. */
  putNode(account: BareAddress, name: string, configuration: NodeConfiguration): PepNode;
  removeNode(key: number): void;
  /** A known id gets the new payload and becomes the newest. */
  putItem(node: number, item: PepItem): void;
  /** Removes all but the newest. */
  keepNewest(node: number, count: number): void;
  item(node: number, id: string): PepItem | undefined;
  /** The newest, oldest of them first. */
  items(node: number, max: number): readonly PepItem[];
  removeItem(node: number, id: string): boolean;
  removeItems(node: number): void;
}

interface NodeRow {
  readonly id: number;
  readonly name: string;
  readonly configuration: string;
}

export function createPepStore(database: Database.Database): PepStore {
  const node = database.prepare<[string, string], NodeRow>(
    'SELECT id, name, configuration FROM pep_node WHERE account = ? AND name = ?',
  );
  const nodes = database.prepare<[string], NodeRow>(
    'SELECT id, name, configuration FROM pep_node WHERE account = ? ORDER BY name',
  );
  const putNode = database.prepare(
    `INSERT INTO pep_node (account, name, configuration) VALUES (?, ?, ?)
     ON CONFLICT (account, name) DO UPDATE SET configuration = excluded.configuration`,
  );
  const removeNode = database.prepare('DELETE FROM pep_node WHERE id = ?');
  const putItem = database.prepare(
    `INSERT OR REPLACE INTO pep_item (node, id, position, payload)
     VALUES (:node, :id, (SELECT ifnull(max(position), 0) + 1 FROM pep_item WHERE node = :node), :payload)`,
  );
  const keepNewest = database.prepare(
    `DELETE FROM pep_item WHERE node = :node AND position <=
     (SELECT position FROM pep_item WHERE node = :node ORDER BY position DESC LIMIT 1 OFFSET :count)`,
  );
  const item = database.prepare<[number, string], PepItem>(
    'SELECT id, payload FROM pep_item WHERE node = ? AND id = ?',
  );
  const items = database.prepare<[number, number], PepItem>(
    'SELECT id, payload FROM pep_item WHERE node = ? ORDER BY position DESC LIMIT ?',
  );
  const removeItem = database.prepare('DELETE FROM pep_item WHERE node = ? AND id = ?');
  const removeItems = database.prepare('DELETE FROM pep_item WHERE node = ?');

  function find(account: BareAddress, name: string): PepNode | undefined {
    const row = node.get(account, name);
    return row && readNode(row);
  }

  return {
    node: find,
    nodes: (account) => nodes.all(account).map(readNode),
    putNode: (account, name, configuration) => {
      putNode.run(account, name, JSON.stringify(configuration));
      const made = find(account, name);
      if (!made) throw new Error('A node that was just stored is not there');
      return made;
    },
    removeNode: (key) => {
      removeNode.run(key);
    },
    putItem: (key, { id, payload }) => {
      putItem.run({ node: key, id, payload });
    },
    keepNewest: (key, count) => {
      keepNewest.run({ node: key, count });
    },
    item: (key, id) => item.get(key, id),
    items: (key, max) => items.all(key, max).reverse(),
    removeItem: (key, id) => removeItem.run(key, id).changes > 0,
    removeItems: (key) => {
      removeItems.run(key);
    },
  };
}

function readNode(row: NodeRow): PepNode {
  // Written by putNode from a NodeConfiguration.
  const configuration = JSON.parse(row.configuration) as NodeConfiguration;
  return { key: row.id, name: row.name, configuration };
}
