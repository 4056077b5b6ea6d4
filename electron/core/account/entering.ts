import { FaultError } from '#electron/model/fault.ts';
import type { Caller } from './caller.ts';
import { onLearned } from './learning.ts';
import type { Remembered } from './remembered-accounts.ts';

/** Signs a caller in; answers what is to be remembered of them, with everything that was learned on the way. */
export async function signIn({ user, remembered, kept }: Caller): Promise<Remembered> {
  const { findService } = await import('../line.ts');
  let learned: Partial<Remembered> = {};
  const undo = onLearned(user, (facts) => {
    learned = { ...learned, ...facts };
  });
  try {
    await user.establish();
    await kept();
    const chatService = remembered.account.chatService ?? (await findService(user));
    return { ...remembered, ...learned, account: { ...remembered.account, chatService } };
  } finally {
    undo();
  }
}

/** Whoever was not let in leaves nothing behind. Never rejects. */
export async function turnAway({ user, left }: Caller): Promise<void> {
  await user.terminate();
  await left();
}

/** The built-in server's folder was emptied: whoever lives there is another one now. */
export function begunAnew(): FaultError {
  const text = 'The server of this computer has begun anew without this account. Choose This computer again.';
  return new FaultError('NotAuthorized', text);
}
