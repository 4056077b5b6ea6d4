import { useState } from 'react';
import type { InvitationFacts } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { JoinForm } from './join-form.tsx';
import { ReturnForm } from './return-form.tsx';

interface Props {
  readonly link: string;
  readonly invitation: InvitationFacts;
  readonly onAnother: () => void;
}

/** A link that was read: in again for who is known there, in for the first time for everybody else. */
export function Invited({ onAnother, ...invited }: Props) {
  const accounts = usePart(useApp().session, (state) => state.accounts);
  const [asNew, setAsNew] = useState(false);
  const { domain } = invited.invitation;
  const known = accounts.find(({ address, place }) => place === 'A server' && address.endsWith(`@${domain}`));
  if (known && !asNew) return <ReturnForm {...invited} account={known} onNew={() => setAsNew(true)} />;
  return <JoinForm {...invited} onAnother={onAnother} />;
}
