import * as v from 'valibot';

const filled = v.pipe(v.string(), v.minLength(1));

/** What a program that started this server may ask. */
const request = v.union([
  // An account for whoever sits at this computer.
  v.object({
    account: v.object({ name: filled, token: filled, displayName: v.optional(v.string()) }),
  }),
  // To be reached from the network too.
  v.object({
    share: v.object({
      host: v.optional(filled),
      port: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535))),
    }),
  }),
  v.object({ unshare: v.literal(true) }),
  v.object({ renewCertificate: v.literal(true) }),
]);

export type ParentRequest = v.InferOutput<typeof request>;

export interface Parent {
  post(message: unknown): void;
  onRequest(listener: (request: ParentRequest) => void): void;
  /** The parent has gone away. */
  onGone(listener: () => void): void;
}

/** The part of Electron's `process.parentPort` that is used; there is none in plain Node. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** The program that started this one, if it left a channel: Electron's, or Node's. */
export function findParent(): Parent | undefined {
  const port: unknown = Reflect.get(process, 'parentPort');
  if (isParentPort(port)) {
    return {
      post: (message) => port.postMessage(message),
      onRequest: (listener) => port.on('message', ({ data }) => read(data, listener)),
      // Electron ends its utility processes itself.
      onGone: () => {},
    };
  }
  const send = process.send?.bind(process);
  if (!send) return undefined;
  return {
    post: (message) => send(message),
    onRequest: (listener) => process.on('message', (message) => read(message, listener)),
    onGone: (listener) => process.on('disconnect', listener),
  };
}

function read(message: unknown, listener: (request: ParentRequest) => void): void {
  const checked = v.safeParse(request, message);
  if (checked.success) listener(checked.output);
}

function isParentPort(value: unknown): value is ParentPort {
  return typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value;
}
