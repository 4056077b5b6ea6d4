import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { WebSocket } from 'ws';
import type { Frame, Port } from '#electron/bridge/contract.ts';
import { electronPort } from '#electron/bridge/electron-port.ts';
import { webSocketPort } from '#electron/bridge/websocket-port.ts';
import { startWebServer } from '#electron/host/web/server.ts';

/** The page's end of a carrier, down to what a broken or hostile page could put on it. */
export interface PageEnd {
  send(frame: unknown): void;
  onFrame(listener: (frame: Frame) => void): () => void;
  close(): void;
}

export interface Link {
  readonly host: Port;
  readonly page: PageEnd;
  end(): Promise<void>;
}

export const carriers: Readonly<Record<string, () => Promise<Link>>> = {
  memory: async () => memoryLink(),
  MessagePort: async () => messagePortLink(),
  WebSocket: webSocketLink,
};

function memoryLink(): Link {
  const toHost = new Set<(frame: unknown) => void>();
  const toPage = new Set<(frame: Frame) => void>();
  const onClosed = new Set<() => void>();
  const add = <T>(all: Set<T>, one: T): (() => void) => {
    all.add(one);
    return () => all.delete(one);
  };
  return {
    host: {
      post: (frame) => queueMicrotask(() => toPage.forEach((listener) => void listener(frame))),
      onFrame: (listener) => add(toHost, listener),
      onClose: (listener) => add(onClosed, listener),
    },
    page: {
      send: (frame) => queueMicrotask(() => toHost.forEach((listener) => void listener(frame))),
      onFrame: (listener) => add(toPage, listener),
      close: () => [...onClosed].forEach((listener) => void listener()),
    },
    end: async () => undefined,
  };
}

function messagePortLink(): Link {
  const { port1, port2 } = new MessageChannel();
  return {
    host: electronPort(asElectrons(port1)),
    page: {
      send: (frame) => port2.postMessage(frame),
      onFrame: (listener) => {
        port2.on('message', listener);
        return () => port2.off('message', listener);
      },
      close: () => port2.close(),
    },
    end: async () => port1.close(),
  };
}

/** Electron's port in the main process hands out events that hold the data; Node's hands out the data. */
function asElectrons(port: MessagePort): Parameters<typeof electronPort>[0] {
  const wrapped = new Map<unknown, (data: unknown) => void>();
  const shape = {
    postMessage: (message: unknown) => port.postMessage(message),
    start: () => port.start(),
    on: (name: string, listener: (event?: { readonly data: unknown }) => void) => {
      const wrap = (data: unknown): void => (name === 'message' ? listener({ data }) : listener());
      wrapped.set(listener, wrap);
      port.on(name, wrap);
    },
    off: (name: string, listener: unknown) => port.off(name, wrapped.get(listener) ?? (() => undefined)),
  };
  // Everything of Electron's port that the carrier uses; the class itself exists only inside Electron.
  return shape as unknown as Parameters<typeof electronPort>[0];
}

async function webSocketLink(): Promise<Link> {
  const root = mkdtempSync(join(tmpdir(), 'perch-carrier-'));
  writeFileSync(join(root, 'index.html'), '<!doctype html>');
  const accepted = Promise.withResolvers<WebSocket>();
  const server = await startWebServer({ port: 0, root, onPage: accepted.resolve });
  const entered = await fetch(server.startUrl, { redirect: 'manual' });
  const { host, origin } = new URL(server.url);
  const cookie = entered.headers.getSetCookie().map((line) => line.replace(/;.*/, ''));
  const socket = new WebSocket(`ws://${host}/bridge`, { origin, headers: { Cookie: cookie.join('; ') } });
  await once(socket, 'open');
  return {
    host: webSocketPort(await accepted.promise),
    page: {
      send: (frame) => socket.send(Buffer.isBuffer(frame) ? frame : (JSON.stringify(frame) ?? 'undefined')),
      onFrame: (listener) => {
        const onMessage = (data: unknown): void => listener(JSON.parse(String(data)));
        socket.on('message', onMessage);
        return () => socket.off('message', onMessage);
      },
      close: () => socket.terminate(),
    },
    end: async () => {
      await server.close();
      rmSync(root, { recursive: true });
    },
  };
}
