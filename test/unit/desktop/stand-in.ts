import { EventEmitter } from 'node:events';

/** A part of Electron that has only what a test needs of it. */
export function standIn<T>(parts: object): T {
  // What a test leaves out is not called; if it were, the call would fail and so would the test.
  return parts as T;
}

/** The same, for parts that also emit events. */
export function emitter<T>(parts: object = {}): T & EventEmitter {
  // As above, and an EventEmitter is what it is.
  return Object.assign(new EventEmitter(), parts) as T & EventEmitter;
}

/** An event that remembers whether its default was prevented. */
export function cancelable<T extends object>(
  details: T = Object(),
): T & {
  defaultPrevented: boolean;
  preventDefault(): void;
} {
  const event = {
    ...details,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  return event;
}
