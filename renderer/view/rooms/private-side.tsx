import { useId, useState } from 'react';
import type { RoomEntry } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { ModalFrame } from '../modal.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { useRoom } from '../use-room.ts';
import { BrokenLink } from './broken-link.tsx';
import { LinkRooms } from './link-rooms.tsx';
import { NewPrivateSide } from './new-private-side.tsx';

/** Makes a logical room: of a public one and a new secret one, or of two that are there. */
export function PrivateSide() {
  const { place, service } = useApp();
  const room = useRoom(usePart(place, (state) => state.dialogRoom));
  const own = usePart(service, (state) => state.service?.missing.companion !== undefined);
  if (!room) return null;
  const name = tameName(room.name);
  const words = strings.privateSide;
  const isSecret = room.privacy === 'Secret';
  const title = own ? words.titleOwn(name) : isSecret ? words.titleLink(name) : words.title(name);
  return (
    <ModalFrame title={title}>
      {isSecret && !own && <BrokenLink room={room.address} />}
      {own || isSecret ? <LinkRooms room={room} own={own} /> : <NewOrThere room={room} />}
    </ModalFrame>
  );
}

const ways = ['make', 'use'] as const;

function NewOrThere({ room }: { readonly room: RoomEntry }) {
  const [way, setWay] = useState<(typeof ways)[number]>('make');
  const name = useId();
  const words = strings.privateSide;
  return (
    <>
      <fieldset className="segments side-ways" aria-label={words.way}>
        {ways.map((each) => (
          <label key={each} className="segment">
            <input type="radio" name={name} checked={each === way} onChange={() => setWay(each)} />
            {words[each]}
          </label>
        ))}
      </fieldset>
      {way === 'make' ? <NewPrivateSide room={room} /> : <LinkRooms room={room} own={false} />}
    </>
  );
}
