import { FaultError } from '../model/fault.ts';
import { conditionOf } from '../session/request-fault.ts';
import type { Session } from '../session/session.ts';
import { makeForm } from '../stanza/0004-form.ts';
import {
  type PubSubEvent,
  type PubSubItem,
  type PubSubRequest,
  readPubSubEvent,
  readPubSubItems,
  writePubSubRequest,
} from '../stanza/0060-pubsub.ts';
import { privateOptions } from '../stanza/0223-private.ts';
import { NS } from '../stanza/namespaces.ts';
import type { Element } from '../stanza/xml.ts';

/** Who may read a node: nobody but the person, or whoever asks (XEP-0060, 4.5). */
type Access = 'whitelist' | 'open';

/** A node of the person's own account, for the person alone unless told. */
export class OwnNode {
  readonly #session: Session;
  readonly #node: string;
  readonly #access: Access;

  constructor(session: Session, node: string, access: Access = 'whitelist') {
    this.#session = session;
    this.#node = node;
    this.#access = access;
  }

  /** All, or those with these ids. Empty also where the server keeps no such nodes. */
  async items(ids: readonly string[] = []): Promise<readonly PubSubItem[]> {
    const answer = await this.#ask({ kind: 'items', node: this.#node, ids }).catch(unlessNothing);
    return (answer && readPubSubItems(answer)) ?? [];
  }

  async publish(id: string, payload: Element): Promise<void> {
    const publish = { kind: 'publish', node: this.#node, items: [{ id, payload }] } as const;
    const wanted = { ...privateOptions, 'pubsub#access_model': this.#access };
    try {
      await this.#ask({ ...publish, options: makeForm('submit', NS.publishOptions, wanted) });
    } catch (error) {
      if (!(error instanceof FaultError) || conditionOf(error) === undefined) throw error;
      // Preconditions that the server does not know or that the node does not meet: configure, then publish plainly.
      await this.#configure();
      await this.#ask(publish);
    }
  }

  async retract(id: string): Promise<void> {
    await this.#ask({ kind: 'retract', node: this.#node, ids: [id], notify: true }).catch(unlessNothing);
  }

  /** What a message tells of the node. Believed from the own account alone: anybody may send such a message. */
  heard(message: Element): PubSubEvent | undefined {
    const { from } = message.attrs;
    if (from !== undefined && from !== this.#session.address) return undefined;
    const event = readPubSubEvent(message);
    return event?.node === this.#node ? event : undefined;
  }

  /** A node that is missing is made as it is to be: it is never anything else, not even for a moment. */
  async #configure(): Promise<void> {
    const node = this.#node;
    // What ejabberd 23.01 knows of them, with a number that it takes.
    const modest = { 'pubsub#max_items': '1000', 'pubsub#access_model': this.#access };
    const configuration = makeForm('submit', NS.nodeConfig, modest);
    try {
      await this.#ask({ kind: 'setConfiguration', node, configuration });
    } catch (error) {
      if (conditionOf(error) !== 'item-not-found') throw error;
      await this.#ask({ kind: 'create', node, configuration }).catch(unlessThere);
    }
  }

  #ask(request: PubSubRequest): Promise<Element | undefined> {
    const type = request.kind === 'items' ? 'get' : 'set';
    return this.#session.request({ type, payload: writePubSubRequest(request) });
  }
}

/** No node yet, or a server without PEP. */
const nothing: ReadonlySet<string | undefined> = new Set([
  'item-not-found',
  'service-unavailable',
  'feature-not-implemented',
]);

/** Another device may make it at the same moment. */
function unlessThere(error: unknown): undefined {
  if (conditionOf(error) !== 'conflict') throw error;
  return undefined;
}

function unlessNothing(error: unknown): undefined {
  if (!nothing.has(conditionOf(error))) throw error;
  return undefined;
}
