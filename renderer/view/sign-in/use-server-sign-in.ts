import { useCallback, useEffect, useRef, useState } from 'react';
import type { Fault } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { useSubmit } from '../use-submit.ts';
import type { Consent } from './consent.tsx';

export interface Typed {
  readonly address: string;
  readonly password: string;
  /** Empty: found from the address. */
  readonly webSocket: string;
}

export interface ServerSignIn {
  readonly doing: 'nothing' | 'signing in' | 'signing on';
  readonly fault: Fault | undefined;
  /** With every consent that was given for this address, and this one more. */
  readonly signIn: (typed: Typed, consent?: Consent) => void;
  readonly signOn: (typed: Omit<Typed, 'password'>) => void;
  readonly cancelSignOn: () => void;
}

/** The two ways into an account on a server: by its password, and by the organisation's own page. */
export function useServerSignIn(): ServerSignIn {
  const { entry, ask } = useApp();
  const { busy, fault, run } = useSubmit();
  const [signingOn, setSigningOn] = useState(false);
  const cancelled = useRef(false);
  const cancelSignOn = useCallback((): void => {
    cancelled.current = true;
    ask('account.cancelSignOn', {}).catch(() => undefined);
  }, [ask]);
  // Whoever leaves the form does not come back from the browser into something else.
  useEffect(() => (signingOn ? cancelSignOn : undefined), [signingOn, cancelSignOn]);
  const given = useRef<{ readonly address: string; readonly consents: readonly Consent[] }>(undefined);

  const consentsFor = (address: string, more?: Consent): Partial<Record<Consent, true>> => {
    const known = given.current?.address === address ? given.current.consents : [];
    const consents = more ? [...known, more] : known;
    given.current = { address, consents };
    return Object.fromEntries(consents.map((consent) => [consent, true]));
  };
  const signOn: ServerSignIn['signOn'] = (typed) =>
    void run(async () => {
      cancelled.current = false;
      setSigningOn(true);
      try {
        await entry.enter('account.signOn', whereOf(typed));
      } catch (error) {
        // Whoever cancelled need not be told that it did not work.
        if (!cancelled.current) throw error;
      } finally {
        setSigningOn(false);
      }
    });
  return {
    doing: signingOn ? 'signing on' : busy ? 'signing in' : 'nothing',
    fault,
    signIn: (typed, consent) =>
      void run(() => {
        const where = whereOf(typed);
        const consents = consentsFor(where.address, consent);
        return entry.enter('account.signIn', { ...where, password: typed.password, ...consents });
      }),
    signOn,
    cancelSignOn,
  };
}

function whereOf({ address, webSocket }: Omit<Typed, 'password'>): { address: string; webSocket?: string } {
  const where = webSocket.trim();
  return where === '' ? { address: address.trim() } : { address: address.trim(), webSocket: where };
}
