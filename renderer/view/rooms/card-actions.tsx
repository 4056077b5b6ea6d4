import { useState } from 'react';
import type { ChatRoomCard } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { strings } from '../strings.ts';
import { useRoom } from '../use-room.ts';
import { AskForm } from './ask-form.tsx';
import { useEnter } from './use-enter.ts';

/** The ways in that there are. */
export function CardActions({ card }: { readonly card: ChatRoomCard }) {
  const { rooms, notices, place, service } = useApp();
  const shared = usePart(service, (state) => state.service && state.service.missing.companion === undefined);
  const entry = useRoom(card.address);
  const enter = useEnter();
  const [asking, setAsking] = useState(false);
  const { address, permissions, disabled, mayAskToJoin } = card;
  const follow = (): void => void rooms.follow(address).catch(notices.trouble);
  const mayEnter = permissions.CanJoin && !disabled;
  const mayPair = shared && entry?.canManage && entry.privacy !== 'Secret';
  if (asking) return <AskForm room={address} wish="join" onClose={() => setAsking(false)} />;
  return (
    <p className="card-actions">
      {(mayEnter || entry) && (
        <button type="button" className="button primary" onClick={() => enter(address)}>
          {entry ? strings.card.open : strings.card.enter}
        </button>
      )}
      {entry?.followed && <span className="followed">{strings.card.followed}</span>}
      {mayEnter && !entry?.followed && (
        <button type="button" className="button" onClick={follow}>
          {strings.card.follow}
        </button>
      )}
      {mayPair && (
        <button type="button" className="button" onClick={() => place.openDialog('private side', address)}>
          {strings.privateSide.add}
        </button>
      )}
      {!mayEnter && !disabled && mayAskToJoin && (
        <button type="button" className="button primary" onClick={() => setAsking(true)}>
          {strings.card.ask}
        </button>
      )}
    </p>
  );
}
