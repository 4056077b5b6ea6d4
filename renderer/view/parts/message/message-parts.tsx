import type { MessagePart } from '#electron/model/text/message-part.ts';
import { writeRoomLink } from '#electron/model/text/room-link.ts';
import { useApp, usePart } from '#renderer/view/app-context.ts';
import { Icon } from '#renderer/view/icons.tsx';
import { tameName } from '#renderer/view/plain-text.ts';
import { strings } from '#renderer/view/strings.ts';
import { useRoom } from '#renderer/view/use-room.ts';

type Part<K extends MessagePart['kind']> = MessagePart & { readonly kind: K };

/** Opens by the host alone: the page itself goes nowhere, whatever key or button was used. */
export function Link({ text, uri }: Part<'hyperlink'>) {
  const { ask, notices } = useApp();
  const open = (event: { preventDefault(): void }): void => {
    event.preventDefault();
    ask('links.open', { url: uri }).catch(notices.trouble);
  };
  return (
    <a href={uri} title={uri} dir="ltr" rel="noreferrer" draggable={false} onClick={open} onAuxClick={open}>
      {text}
    </a>
  );
}

/** Bears the room's name where it is known, and opens it; of any other room the host asks first. */
export function RoomLink({ text, ...link }: Part<'room link'>) {
  const { ask, navigation, notices } = useApp();
  const known = useRoom(link.room);
  const name = tameName(known?.name ?? link.room);
  const toMessage = link.archiveId !== undefined;
  const url = writeRoomLink(link);
  const open = (event: { preventDefault(): void }): void => {
    event.preventDefault();
    if (known) navigation.show(link);
    else ask('links.open', { url }).catch(notices.trouble);
  };
  return (
    <a
      className="room-link"
      href={url}
      title={text}
      aria-label={toMessage ? strings.timeline.messageLink(name) : strings.timeline.roomLink(name)}
      draggable={false}
      onClick={open}
      onAuxClick={open}
    >
      <Icon name={toMessage ? 'link' : 'open'} />
      <span className="instead" data-shown={toMessage ? strings.timeline.messageLink(name) : name}>
        {text}
      </span>
    </a>
  );
}

/** Shown as an emoji; what was typed stays, for whoever copies it. */
export function Emoticon({ text, emoticon, shown }: Part<'emoticon'>) {
  return (
    <span
      className="emoticon instead"
      role="img"
      aria-label={strings.timeline.emoticons[emoticon]}
      title={text}
      data-shown={shown}
    >
      {text}
    </span>
  );
}

/** Whoever is meant need not be whom the words name: the address is told with it. */
export function MentionView({ text, address }: Part<'mention'>) {
  const mine = usePart(useApp().session, ({ account }) => account?.address === address);
  return (
    <span className={mine ? 'mention-name me' : 'mention-name'} title={tameName(address)}>
      {text}
    </span>
  );
}
