import { readDiscoInfo, writeDiscoInfo } from '#electron/stanza/0030-disco.ts';
import { type Caps, capsVersion, readCaps } from '#electron/stanza/0115-caps.ts';
import type { Element } from '#electron/stanza/xml.ts';
import type { ModuleContext } from '../module.ts';
import type { Session } from '../session.ts';

/** Which nodes each device wants to hear of: the `+notify` features behind its caps (XEP-0163, 4.2). */
export interface Interests {
  wants(session: Session, node: string): boolean;
}

const remembered = 1_000;
const suffix = '+notify';

/** `onInterest` is called with what a device wants now and did not want before. */
export function watchInterests(
  context: ModuleContext,
  onInterest: (session: Session, nodes: readonly string[]) => void,
): Interests {
  const byVersion = new Map<string, ReadonlySet<string>>();
  const bySession = new WeakMap<Session, { readonly version: string; readonly nodes: ReadonlySet<string> }>();

  context.onPresence((session, presence, to) => {
    const caps = to || presence.attrs.type ? undefined : readCaps(presence);
    if (!caps || bySession.get(session)?.version === caps.version) return;
    const known = byVersion.get(caps.version);
    if (known) learn(session, caps.version, known);
    else ask(session, caps);
  });

  /** XEP-0115, 6.2. */
  function ask(session: Session, caps: Caps): void {
    const query = writeDiscoInfo({ node: `${caps.node}#${caps.version}` });
    context.ask(session, query, session.account, (answer) => hear(session, caps, answer));
  }

  function hear(session: Session, caps: Caps, answer: Element): void {
    const query = answer.attrs.type === 'result' ? answer.getChildElements()[0] : undefined;
    const info = query && readDiscoInfo(query);
    if (!info) return;
    const nodes = new Set(
      info.features.filter((one) => one.endsWith(suffix)).map((one) => one.slice(0, -suffix.length)),
    );
    // Only what hashes to what was said may speak for other devices (XEP-0115, 5.4).
    if (caps.hash === 'sha-1' && capsVersion(info) === caps.version) remember(caps.version, nodes);
    learn(session, caps.version, nodes);
  }

  function remember(version: string, nodes: ReadonlySet<string>): void {
    byVersion.set(version, nodes);
    const oldest = byVersion.keys().next().value;
    if (byVersion.size > remembered && oldest !== undefined) byVersion.delete(oldest);
  }

  function learn(session: Session, version: string, nodes: ReadonlySet<string>): void {
    const before = bySession.get(session)?.nodes;
    bySession.set(session, { version, nodes });
    const fresh = [...nodes].filter((node) => !before?.has(node));
    if (fresh.length > 0 && !session.ended) onInterest(session, fresh);
  }

  return { wants: (session, node) => bySession.get(session)?.nodes.has(node) ?? false };
}
