import { AsyncLocalStorage } from 'node:async_hooks';
import { FaultError } from '../model/fault.ts';
import type { BareAddress } from '../model/ids.ts';
import type { Workspace } from './workspace.ts';

/** Several windows may be open, and each hears a moment later that another account is shown. */
export interface AskedFor {
  /**
   * Does what a window asks for the account that it shows; undefined: for none. Throws `OtherAccount` where another one
   * is shown by now.
   */
  run<T>(account: BareAddress | null | undefined, act: () => T): T;
  /** The one that is open. To whatever goes on of a question, however late, it is that of the account it was asked for. */
  workspace(): Workspace;
}

export function createAskedFor(open: () => Workspace | undefined): AskedFor {
  const asking = new AsyncLocalStorage<BareAddress | null | undefined>();
  const check = (account: BareAddress | null | undefined): void => {
    if (account !== undefined && account !== (open()?.account.address ?? null)) throw other();
  };
  return {
    run: (account, act) => {
      check(account);
      return asking.run(account, act);
    },
    workspace: () => {
      check(asking.getStore());
      const workspace = open();
      if (workspace) return workspace;
      throw new FaultError('InvalidFlowOfOperations', 'Sign in first.');
    },
  };
}

function other(): FaultError {
  const text = 'Perch shows another account by now, and this was not done. Switch back to do it there.';
  return new FaultError('OtherAccount', text);
}
