import type { InvitationFacts } from '#renderer/store/facts.ts';
import { Fingerprint } from '../fingerprint.tsx';
import { Icon } from '../icons.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';

/** Whose server it is, as far as the link says. */
export function InvitationCard({
  invitation: { domain, server, certificate },
}: {
  readonly invitation: InvitationFacts;
}) {
  return (
    <div className="invitation-card">
      <p>{strings.join.invitedTo}</p>
      <p className="invitation-domain">
        <bdi>{tameName(domain)}</bdi>
      </p>
      {server !== null && (
        <p>
          <bdi>{strings.join.reached(placeOf(server))}</bdi>
        </p>
      )}
      {certificate !== null && (
        <p className="pinned">
          <Icon name="closed" />
          {strings.join.pinned}
        </p>
      )}
      {certificate !== null && (
        <details>
          <summary>{strings.join.compare}</summary>
          <Fingerprint digits={certificate} />
        </details>
      )}
    </div>
  );
}

function placeOf(webSocket: string): string {
  return URL.canParse(webSocket) ? new URL(webSocket).host : webSocket;
}
