import type { Nothing } from '../contract.ts';

/** A handler whose answer says nothing but that it is done. */
export function done<Asked>(act: (ask: Asked) => Promise<void> | void): (ask: Asked) => Promise<Nothing> {
  return async (ask) => {
    await act(ask);
    return {};
  };
}
