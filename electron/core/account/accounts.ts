import type { AccountNeeds } from '#electron/bridge/calls/account.ts';
import type { Host } from '#electron/host/host.ts';
import type { Account } from '#electron/model/account.ts';
import type { BareAddress } from '#electron/model/ids.ts';
import type { Tell } from '../events.ts';
import type { House } from '../here/house.ts';
import { createSignOns } from '../sign-on/sign-ons.ts';
import type { Workspace } from '../workspace.ts';
import { accountFolder } from './account-folder.ts';
import { openAccountSecrets } from './account-secrets.ts';
import { createCallers } from './callers.ts';
import { knownSignOns } from './known-sign-ons.ts';
import type { RememberedAccounts } from './remembered-accounts.ts';
import { Stage, type StageOptions } from './stage.ts';
import { createWaysIn } from './ways-in.ts';

export interface AccountsOptions {
  readonly host: Pick<Host, 'secrets' | 'openLink' | 'paths'>;
  readonly house: House;
  readonly remembered: RememberedAccounts;
  readonly openWorkspace: (account: Account, folder: string) => Workspace;
  readonly watch: StageOptions['watch'];
  readonly tell: Tell;
  readonly now: () => number;
  readonly log: (line: string) => void;
}

export interface Accounts {
  readonly stage: Stage;
  readonly calls: AccountNeeds;
}

/** Who may be shown and how they come in, put together. */
export function createAccounts(options: AccountsOptions): Accounts {
  const { host, house, remembered, tell, now, log } = options;
  const secrets = openAccountSecrets(host.secrets);
  const callers = createCallers({ secrets, house, now, log });
  const folderOf = (address: BareAddress): string => accountFolder(host.paths.data, address);

  /** On this device first; that the issuer hears of it may take a while, or not be possible. */
  const forgetSecrets = async (address: BareAddress): Promise<void> => {
    const tokens = await secrets.tokens(address);
    await secrets.forget(address);
    if (!tokens) return;
    const revoke = async (): Promise<void> => {
      const { revokeTokens } = await import('../sign-on/sign-out.ts');
      const page = await revokeTokens(tokens);
      if (page !== undefined) await host.openLink(page);
    };
    revoke().catch((error) => log(`The issuer was not told of the sign-out: ${String(error)}`));
  };
  const stage = new Stage({
    remembered,
    openWorkspace: (account) => options.openWorkspace(account, folderOf(account.address)),
    folderOf,
    callAgain: callers.again,
    forgetSecrets,
    watch: options.watch,
    tell,
    log,
  });
  house.onChange((server) => {
    const { caller } = stage;
    if (!server && caller?.remembered.account.place === 'This computer') stage.restart();
  });
  const signOns = createSignOns({
    known: () => knownSignOns(remembered, secrets),
    openLink: host.openLink,
    onWaiting: (url) => tell('signOn.waiting', { url }),
    now,
    log,
  });
  const calls: AccountNeeds = {
    ...createWaysIn({ stage, callers, remembered, signOns }),
    switchTo: (address) => stage.switchTo(address),
    signOut: (how) => stage.signOut(how),
    remove: (address) => stage.remove(address),
    retry: () => stage.retry(),
  };
  return { stage, calls };
}
