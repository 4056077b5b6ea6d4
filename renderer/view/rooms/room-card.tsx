import type { App } from '#renderer/store/app.ts';
import type { ChatRoomCard, RoomAddress } from '#renderer/store/facts.ts';
import { FaultNote } from '../fault-note.tsx';
import { Icon } from '../icons.tsx';
import { tameName } from '../plain-text.ts';
import { RoomIcon } from '../room-icon.tsx';
import { Skeleton } from '../skeleton.tsx';
import { strings } from '../strings.ts';
import { CardActions } from './card-actions.tsx';
import { useAboutRoom } from './use-about-room.ts';

interface Props {
  readonly room: RoomAddress;
  /** Where the card stands in place of the list. */
  readonly onBack?: () => void;
}

/** What a room is, who runs it, and what one may do there: before one enters it. */
export function RoomCard({ room, onBack }: Props) {
  const { answer, fault } = useAboutRoom(room, readCard);
  const card = answer?.card;
  return (
    <section className="card" aria-label={strings.card.title} aria-busy={!card && !fault}>
      {onBack && (
        <button
          type="button"
          className="icon-button card-back"
          aria-label={strings.card.back}
          onClick={onBack}
        >
          <Icon name="back" />
        </button>
      )}
      {!card && !fault && <Skeleton words={strings.card.loading} lines={3} />}
      {fault && <h3>{strings.card.gone}</h3>}
      <FaultNote fault={fault} />
      {card && <Card card={card} />}
    </section>
  );
}

function Card({ card }: { readonly card: ChatRoomCard }) {
  const { name, description, privacy, behavior, category, addIn, invitations } = card;
  return (
    <>
      <h3 className="card-name">
        <RoomIcon room={card} />
        <bdi>{tameName(name)}</bdi>
      </h3>
      {description !== '' && (
        <p className="card-text">
          <bdi>{tameName(description)}</bdi>
        </p>
      )}
      <p>{strings.card.who[privacy]}</p>
      {behavior === 'Auditorium' && <p>{strings.card.auditorium}</p>}
      {invitations === true && <p>{strings.card.invitations}</p>}
      <dl className="card-facts">
        <Fact word={strings.card.category} value={tameName(category)} />
        <Fact
          word={strings.card.managers}
          value={some(card.managers.map((person) => person.name)) || strings.card.nobodyTold}
        />
        {card.people.length > 0 && <Fact word={strings.card.here} value={some(card.people)} />}
        {addIn && <Fact word={strings.card.addIn} value={tameName(addIn)} />}
        <Fact word={strings.card.you} value={mayWords(card)} />
      </dl>
      <CardActions card={card} />
    </>
  );
}

function Fact({ word, value }: { readonly word: string; readonly value: string }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </div>
  );
}

const shownNames = 12;

function some(names: readonly string[]): string {
  const shown = names.slice(0, shownNames).map(tameName).join(', ');
  const rest = names.length - shownNames;
  return rest > 0 ? `${shown} ${strings.card.others(rest)}` : shown;
}

/** What one may do, and where one may not come in, why. */
function mayWords({ permissions, disabled, mayAskToJoin, behavior }: ChatRoomCard): string {
  const { CanJoin, CanChat, CanAuditoriumChat, CanManageRoom } = permissions;
  const { may } = strings.card;
  const writes = behavior === 'Auditorium' ? CanAuditoriumChat || CanChat : CanChat;
  const inside = writes ? may.all : behavior === 'Auditorium' ? may.read : may.listen;
  const words = disabled ? may.disabled : CanJoin ? inside : mayAskToJoin ? may.ask : may.members;
  return CanManageRoom ? `${words} ${may.manage}` : words;
}

const readCard = (ask: App['ask'], room: RoomAddress) => ask('rooms.card', { room });
