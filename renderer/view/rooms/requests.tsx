import { useEffect, useRef, useState } from 'react';
import type { ChatRoomRequest } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { Icon } from '../icons.tsx';
import { ModalFrame } from '../modal.tsx';
import { tameName } from '../plain-text.ts';
import { Skeleton } from '../skeleton.tsx';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';

/** Who waits for the word of those who manage the room. */
export function Requests() {
  const { place, service } = useApp();
  const room = usePart(place, (state) => state.dialogRoom);
  const all = usePart(service, (state) => state.requests);
  const open = all.filter((request) => request.room === room);
  const none = useRef<HTMLParagraphElement>(null);
  const [asking, setAsking] = useState(true);
  useEffect(() => {
    if (room !== null) void service.refreshRequests(room).then(() => setAsking(false));
  }, [service, room]);
  // The button that held the focus is gone with the last of them.
  useEffect(() => {
    if (open.length === 0 && !asking) none.current?.focus();
  }, [open.length, asking]);
  return (
    <ModalFrame title={strings.requests.title}>
      {open.length === 0 && asking && <Skeleton words={strings.requests.loading} lines={2} />}
      {open.length === 0 && !asking && (
        <p ref={none} tabIndex={-1} className="dialog-empty">
          {strings.requests.none}
        </p>
      )}
      <ul className="asking" aria-label={strings.requests.title}>
        {open.map((request) => (
          <Request key={`${request.kind} ${request.address}`} request={request} />
        ))}
      </ul>
    </ModalFrame>
  );
}

function Request({ request }: { readonly request: ChatRoomRequest }) {
  const { ask } = useApp();
  const { busy, fault, run } = useSubmit();
  const who = tameName(request.nickname ?? request.address);
  const wish = strings.requests[request.kind];
  const answer = (allow: boolean): void => void run(() => ask('rooms.answerRequest', { request, allow }));
  return (
    <li className="asking-one">
      <Icon name="person" />
      <div className="asking-words">
        <p>
          <bdi className="found-room-name">{who}</bdi> {wish}
        </p>
        {/* Anybody can call themselves anything: the address is who they are. */}
        <p className="found-room-more">
          <bdi>{tameName(request.address)}</bdi>
        </p>
        {request.words && (
          <p>
            <bdi>{tameName(request.words)}</bdi>
          </p>
        )}
        <FaultNote fault={fault} />
      </div>
      <p className="asking-buttons">
        <button
          type="button"
          className="button"
          aria-label={strings.requests.denyName(who, wish)}
          aria-disabled={busy}
          onClick={() => answer(false)}
        >
          {strings.requests.deny}
        </button>
        <button
          type="button"
          className="button primary"
          aria-label={strings.requests.allowName(who, wish)}
          aria-disabled={busy}
          onClick={() => answer(true)}
        >
          {strings.requests.allow}
        </button>
      </p>
    </li>
  );
}
