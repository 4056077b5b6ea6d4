import { type Hooks, iqKey } from './hooks.ts';
import type { ModuleContext, ServerFacts } from './module.ts';
import type { Router } from './router.ts';
import type { Sending } from './sending.ts';
import type { Turn } from './turn.ts';

type Given = ServerFacts &
  Pick<ModuleContext, 'sessions' | 'rightsChanged' | 'mayStillHear' | 'endSignIns' | 'askFor'>;

/** The one object that a module gets to see of the server. */
export function createContext(
  given: Given,
  { hooks, router, sending, turn }: { hooks: Hooks; router: Router; sending: Sending; turn: Turn },
): ModuleContext {
  return {
    ...given,
    ...sending,
    route: router.route,
    refuse: router.refuse,
    afterwards: turn.afterwards,
    store: turn.run,
    announce: (where, features, identity) => {
      hooks.features[where].push(...features);
      if (identity) hooks.identities[where].push(identity);
    },
    announced: (where) => ({ features: hooks.features[where], identities: hooks.identities[where] }),
    onStranger: (receive) => hooks.strangers.push(receive),
    streamFeature: (element) => hooks.streamFeatures.push(element),
    onIq: (where, type, name, ns, answer) => hooks.iq.set(iqKey(where, type, name, ns), answer),
    onNode: (node, answer) => hooks.nodes.set(node, answer),
    lookAt: (node, request) => hooks.nodes.get(node)?.(request),
    command: (command) => hooks.commands.set(command.node, command),
    commands: () => [...hooks.commands.values()],
    onElement: (ns, handler) => hooks.elements.set(ns, handler),
    onPresence: (handler) => hooks.presence.push(handler),
    onSent: (handler) => hooks.sent.push(handler),
    onArrival: (step) => hooks.arrival.push(step),
    onPresenceArrival: (step) => hooks.presenceArrival.push(step),
    onAvailable: (handler) => hooks.available.push(handler),
    onBearer: (verifier) => hooks.bearers.push(verifier),
    onRemoval: (handler) => hooks.removal.push(handler),
    removed: (account) => {
      for (const handler of hooks.removal) handler(account);
    },
    onEnd: (handler) => hooks.end.push(handler),
    becameAvailable: (session) => {
      for (const handler of hooks.available) handler(session);
    },
  };
}
