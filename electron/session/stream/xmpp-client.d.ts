/**
 * The parts of xmpp.js (0.14) that the session is composed of, as far as they are called here; the packages
 * carry no types of their own.
 */

declare module '@xmpp/client-core' {
  import type { EventEmitter } from 'node:events';
  import type { Element } from 'ltx/lib/ltx.js';

  export class Client extends EventEmitter {
    constructor(options: { readonly domain: string; readonly service: string });
    readonly status: string;
    /** How long to wait for the answer to `<open/>` and `<close/>`, in milliseconds. */
    timeout: number;
    readonly jid: { toString(): string } | null;
    readonly socket: { readonly socket: import('ws').WebSocket | null } | null;
    readonly parser: { write(data: string): void } | null;
    readonly options: { readonly domain: string; service: string };
    readonly transports: TransportClass[];
    _jid(address: string): unknown;
    _onSeeOtherHost(error: unknown): void;
    _onData(data: unknown): void;
    connect(service: string): Promise<unknown>;
    open(options: { readonly domain: string }): Promise<unknown>;
    restart(): Promise<unknown>;
    disconnect(): Promise<unknown>;
    stop(): Promise<unknown>;
    send(element: Element): Promise<void>;
  }

  export type TransportClass = typeof import('@xmpp/websocket/lib/Connection.js').default;
}

declare module '@xmpp/middleware' {
  import type { Client } from '@xmpp/client-core';
  import type { Element } from 'ltx/lib/ltx.js';

  export interface Context {
    readonly stanza: Element;
    readonly entity: Client;
  }
  export type Handler = (context: Context, next: () => Promise<unknown>) => unknown;
  export interface Middleware {
    /** Handlers of what comes in, asked in the order of registration. */
    use(handler: Handler): Handler;
    filter(handler: Handler): Handler;
  }
  export default function middleware(parts: { entity: Client }): Middleware;
}

declare module '@xmpp/stream-features' {
  import type { Context, Middleware } from '@xmpp/middleware';
  import type { Element } from 'ltx/lib/ltx.js';

  export interface StreamFeatures {
    use(
      name: string,
      namespace: string,
      handler: (context: Context, next: () => Promise<unknown>, feature: Element) => unknown,
    ): unknown;
  }
  export default function streamFeatures(parts: { middleware: Middleware }): StreamFeatures;
}

declare module '@xmpp/stream-management' {
  import type { EventEmitter } from 'node:events';
  import type { Client } from '@xmpp/client-core';
  import type { Middleware } from '@xmpp/middleware';
  import type { StreamFeatures } from '@xmpp/stream-features';

  /** Emits `resumed`; `ack` and `fail` with a stanza. */
  export interface StreamManagement extends EventEmitter {
    enabled: boolean;
    /** The id to resume by; empty or undefined where there is nothing to resume. */
    id: string | undefined;
    /** What was sent and not acknowledged, and how much was acknowledged. */
    outbound_q: unknown[];
    outbound: number;
    timeout: number;
    requestAckInterval: number;
  }
  export default function streamManagement(parts: {
    streamFeatures: StreamFeatures;
    entity: Client;
    middleware: Middleware;
  }): StreamManagement;
}

declare module '@xmpp/iq/caller.js' {
  import type { Client } from '@xmpp/client-core';
  import type { Middleware } from '@xmpp/middleware';
  import type { Element } from 'ltx/lib/ltx.js';

  export interface IqCaller {
    request(iq: Element, timeout?: number): Promise<Element>;
  }
  export default function iqCaller(parts: { middleware: Middleware; entity: Client }): IqCaller;
}

declare module '@xmpp/iq/callee.js' {
  import type { Client } from '@xmpp/client-core';
  import type { Middleware } from '@xmpp/middleware';
  import type { Element } from 'ltx/lib/ltx.js';

  export interface IqCallee {
    /** The answer's payload; `true` for an empty result. */
    get(namespace: string, name: string, handler: () => Element | true): void;
  }
  export default function iqCallee(parts: { middleware: Middleware; entity: Client }): IqCallee;
}

declare module '@xmpp/resource-binding' {
  import type { IqCaller } from '@xmpp/iq/caller.js';
  import type { StreamFeatures } from '@xmpp/stream-features';

  export default function resourceBinding(
    parts: { iqCaller: IqCaller; streamFeatures: StreamFeatures },
    resource?: string,
  ): void;
}

declare module '@xmpp/events' {
  import type { Client } from '@xmpp/client-core';
  import type { Element } from 'ltx/lib/ltx.js';

  /** Sends a first element, then hands over what comes back that is no stanza, until `done` or a throw. */
  export function procedure<T>(
    entity: Client,
    first: Element,
    handler: (element: Element, done: (value: T) => void) => unknown,
  ): Promise<T>;
}

declare module '@xmpp/websocket/lib/Connection.js' {
  import type { Element } from 'ltx/lib/ltx.js';

  export default class ConnectionWebSocket {
    sendMany(elements: readonly Element[]): Promise<void>;
  }
}

declare module '@xmpp/websocket/lib/Socket.js' {
  import type { EventEmitter } from 'node:events';

  export default class Socket extends EventEmitter {
    url: string | null;
    secure: boolean;
    socket: import('ws').WebSocket | null;
    connect(url: string): void;
    write(data: string, done?: (error?: unknown) => void): void;
    end(): void;
    _attachSocket(socket: import('ws').WebSocket): void;
    _detachSocket(): void;
  }
}

declare module '@xmpp/websocket/lib/FramedParser.js' {
  import type { EventEmitter } from 'node:events';
  import type { Element } from 'ltx/lib/ltx.js';

  export default class FramedParser extends EventEmitter {
    /** The element that is open now, null between frames. */
    cursor: Element | null;
    write(data: string): void;
    onStartElement(name: string, attributes: Record<string, string>): void;
    onEndElement(name: string): void;
  }
}
