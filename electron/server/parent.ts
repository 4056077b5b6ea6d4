import * as v from 'valibot';

/** What a program that started this server may ask: an account for whoever sits at this computer. */
const request = v.object({
  account: v.object({
    name: v.pipe(v.string(), v.minLength(1)),
    token: v.pipe(v.string(), v.minLength(1)),
    displayName: v.optional(v.string()),
  }),
});

export type ParentRequest = v.InferOutput<typeof request>['account'];

export interface Parent {
  post(message: unknown): void;
  onAccount(listener: (account: ParentRequest) => void): void;
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
      onAccount: (listener) => port.on('message', ({ data }) => read(data, listener)),
      // Electron ends its utility processes itself.
      onGone: () => {},
    };
  }
  const send = process.send?.bind(process);
  if (!send) return undefined;
  return {
    post: (message) => send(message),
    onAccount: (listener) => process.on('message', (message) => read(message, listener)),
    onGone: (listener) => process.on('disconnect', listener),
  };
}

function read(message: unknown, listener: (account: ParentRequest) => void): void {
  const checked = v.safeParse(request, message);
  if (checked.success) listener(checked.output.account);
}

function isParentPort(value: unknown): value is ParentPort {
  return typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value;
}
