import { useEffect } from 'react';
import { useApp, usePart } from '../app-context.ts';
import { ModalFrame } from '../modal.tsx';
import { strings } from '../strings.ts';
import { Invitations } from './invitations.tsx';
import { InviteForm } from './invite-form.tsx';
import { Issued } from './issued.tsx';
import { NetworkSwitch } from './network-switch.tsx';
import { ServerFingerprint } from './server-fingerprint.tsx';

/** How the second person gets in: the server opened to the network, and an invitation to it. */
export function LetJoin() {
  const { sharing, session } = useApp();
  const here = usePart(session, ({ account }) => account?.place === 'This computer');
  const { sharing: network, issued } = usePart(sharing, (state) => state);
  const reachable = !here || network?.state === 'on';
  useEffect(() => {
    void sharing.read();
    void sharing.list();
    return sharing.clear;
  }, [sharing]);
  return (
    <ModalFrame title={strings.sharing.title}>
      <div className="dialog-form sharing">
        {here && network && <NetworkSwitch sharing={network} />}
        {!reachable && network && <p className="hint">{strings.sharing.inviteFirst}</p>}
        {reachable && <InviteForm />}
        {reachable && issued && <Issued invitation={issued} />}
        <Invitations />
        {network?.fingerprint !== undefined && <ServerFingerprint digits={network.fingerprint} />}
      </div>
    </ModalFrame>
  );
}
