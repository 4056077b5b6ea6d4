import { NS } from '#electron/stanza/namespaces.ts';
import { categoriesNode } from '#electron/stanza/perch-category.ts';
import type { TokenRight } from '#electron/stanza/perch-tokens.ts';
import type { Element } from '#electron/stanza/xml.ts';

/** Whom a question is for: the server, the own account, the room service, a room, or somebody in a room. */
export type Addressee = 'server' | 'account' | 'service' | 'room' | 'occupant';

/** The right that it takes; `any`: whoever got in may ask. */
type Needed = TokenRight | 'any';

/** Everything that a session with a scope may ask (IQ), by type, namespace and name; there is nothing else. */
const questions: Readonly<Record<Addressee, ReadonlyMap<string, Needed>>> = {
  server: new Map<string, Needed>([
    [`get ${NS.ping} ping`, 'any'],
    [`get ${NS.time} time`, 'any'],
    [`get ${NS.version} query`, 'any'],
    [`get ${NS.discoInfo} query`, 'any'],
    [`get ${NS.discoItems} query`, 'any'],
    [`set ${NS.session} session`, 'any'],
  ]),
  account: new Map<string, Needed>([
    [`get ${NS.ping} ping`, 'any'],
    [`get ${NS.discoInfo} query`, 'any'],
    [`set ${NS.session} session`, 'any'],
  ]),
  service: new Map<string, Needed>([
    [`get ${NS.ping} ping`, 'any'],
    [`get ${NS.discoInfo} query`, 'any'],
    [`get ${NS.discoItems} query`, 'any'],
    [`get ${NS.archive} query`, 'read'],
    [`set ${NS.archive} query`, 'read'],
  ]),
  room: new Map<string, Needed>([
    [`get ${NS.ping} ping`, 'any'],
    [`get ${NS.discoInfo} query`, 'any'],
    [`get ${NS.discoItems} query`, 'read'],
    [`get ${NS.archive} query`, 'read'],
    [`set ${NS.archive} query`, 'read'],
    [`get ${NS.archive} metadata`, 'read'],
    [`get ${NS.perch} roster`, 'read'],
    [`get ${NS.perch} principals`, 'manage'],
    [`get ${NS.perch} preview`, 'manage'],
    [`get ${NS.perch} misfits`, 'manage'],
    [`get ${NS.perch} requests`, 'manage'],
    [`get ${NS.mucOwner} query`, 'manage'],
    [`set ${NS.mucOwner} query`, 'manage'],
    [`get ${NS.mucAdmin} query`, 'manage'],
    [`set ${NS.mucAdmin} query`, 'manage'],
    [`set ${NS.moderate} moderate`, 'manage'],
  ]),
  // XEP-0410: whether one is still in.
  occupant: new Map<string, Needed>([[`get ${NS.ping} ping`, 'any']]),
};

/** What the service is asked by who is about to make a room: where one may be made, and under what address. */
export function isForMakers(type: unknown, payload: Element): boolean {
  if (type !== 'get') return false;
  return (
    payload.is('unique', NS.mucUnique) ||
    (payload.is('query', NS.discoInfo) && payload.attrs.node === categoriesNode)
  );
}

/** Undefined where no right is enough. Nodes hold other things than what they hang on: commands, categories. */
export function neededFor(addressee: Addressee, type: unknown, payload: Element): Needed | undefined {
  if (payload.attrs.node !== undefined) return undefined;
  return questions[addressee].get(`${type} ${payload.getNS()} ${payload.getName()}`);
}
