import type { Identity } from '#electron/stanza/0030-disco.ts';
import type { Jid } from '#electron/stanza/jid.ts';
import type { Element } from '#electron/stanza/xml.ts';
import type { ServerCommand } from './command.ts';
import type { Arrival, DiscoNode, IqHandler, IqRequest, PresenceArrival, Reception, Step } from './module.ts';
import type { Session } from './session.ts';
import type { BearerVerifier } from './sign-in.ts';
import type { Circumstances } from './stream/circumstances.ts';

export type Where = 'server' | 'account';

/** What the modules have taken on, each list in the order of the modules. */
export interface Hooks {
  readonly iq: Map<string, IqHandler>;
  readonly elements: Map<string, (session: Session, element: Element) => void>;
  readonly presence: ((session: Session, presence: Element, to: Jid | undefined) => void)[];
  readonly sent: ((session: Session, message: Element, to: Jid | undefined) => void)[];
  readonly arrival: Step<Arrival>[];
  readonly presenceArrival: Step<PresenceArrival>[];
  readonly available: ((session: Session) => void)[];
  /** An account goes for ever. */
  readonly removal: ((account: string) => void)[];
  readonly end: ((session: Session) => void)[];
  readonly features: Readonly<Record<Where, string[]>>;
  readonly identities: Readonly<Record<Where, Identity[]>>;
  readonly strangers: ((circumstances: Circumstances) => Reception)[];
  readonly streamFeatures: Element[];
  readonly bearers: BearerVerifier[];
  readonly nodes: Map<string, (request: IqRequest) => DiscoNode | undefined>;
  readonly commands: Map<string, ServerCommand>;
}

export function createHooks(): Hooks {
  return {
    iq: new Map(),
    elements: new Map(),
    presence: [],
    sent: [],
    arrival: [],
    presenceArrival: [],
    available: [],
    removal: [],
    end: [],
    features: { server: [], account: [] },
    identities: { server: [], account: [] },
    strangers: [],
    streamFeatures: [],
    bearers: [],
    nodes: new Map(),
    commands: new Map(),
  };
}

export function iqKey(where: Where, type: string, name: string, namespace: string | undefined): string {
  return `${where} ${type} ${name} ${namespace ?? ''}`;
}
