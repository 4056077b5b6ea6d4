import { useState } from 'react';
import type { Sharing } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';
import { hostOf, placeOf } from './place.ts';

/** Opens the server of this computer to the network, and closes it again. */
export function NetworkSwitch({ sharing: network }: { readonly sharing: Sharing }) {
  const { sharing } = useApp();
  const { busy, fault, run } = useSubmit();
  // The switch moves at once; what became of it follows.
  const [wanted, setWanted] = useState<boolean>();
  const on = wanted ?? (network.state === 'on' || network.state === 'starting');
  const turn = (): Promise<void> =>
    run(async () => {
      setWanted(!on);
      await (on ? sharing.stop() : sharing.start({})).finally(() => setWanted(undefined));
    });
  return (
    <div className="field network">
      <label className="switch">
        <input
          type="checkbox"
          role="switch"
          checked={on}
          aria-checked={on}
          aria-disabled={busy || network.state === 'unavailable'}
          aria-describedby="network-state"
          onChange={() => void turn()}
        />
        {strings.sharing.onNetwork}
      </label>
      <p className="hint" id="network-state" aria-live="polite">
        {stateOf(network)}
      </p>
      {network.hosts.length > 1 && (
        <HostChoice sharing={network} onChoose={(host) => void run(() => sharing.start({ host }))} />
      )}
      <FaultNote fault={fault ?? network.fault} />
    </div>
  );
}

interface ChoiceProps {
  readonly sharing: Sharing;
  readonly onChoose: (host: string) => void;
}

/** A computer may stand in several networks: only the person knows in which the others are. */
function HostChoice({ sharing: { state, hosts, webSocket }, onChoose }: ChoiceProps) {
  if (state !== 'on' || webSocket === undefined) return null;
  const host = hostOf(webSocket);
  return (
    <div className="field host-choice">
      <label htmlFor="sharing-host">{strings.sharing.host}</label>
      <select
        id="sharing-host"
        className="input"
        value={host}
        aria-describedby="sharing-host-hint"
        onChange={(event) => onChoose(event.target.value)}
      >
        {[...new Set([host, ...hosts])].map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
      <p className="hint" id="sharing-host-hint">
        {strings.sharing.hostHint}
      </p>
    </div>
  );
}

function stateOf({ state, webSocket = '', hosts }: Sharing): string {
  if (state === 'unavailable') return strings.sharing.unavailable;
  if (state === 'starting') return strings.sharing.starting;
  if (state === 'on') return strings.sharing.on(placeOf(webSocket));
  return hosts.length === 0 ? strings.sharing.noNetwork : strings.sharing.off;
}
