import { useRef } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import type { RoomEntry } from '#renderer/store/facts.ts';
import type { Destination } from '#renderer/store/visit.ts';
import { useApp, usePart } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { strings } from '../strings.ts';
import { useEscapeOutside } from '../use-escape-outside.ts';
import { DateForm } from './date-form.tsx';

interface Props {
  readonly room: RoomEntry;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

/** Where one can go in a room. What leads nowhere says so, and stays where it was. */
export function Places({ room, anchor, onClose }: Props) {
  const { navigation, timeline } = useApp();
  const line = usePart(timeline, ({ newAfter }) => newAfter);
  const overlay = useRef<HTMLElement>(null);
  useEscapeOutside(overlay, onClose);
  const unreadAfter = line ?? (room.unread > 0 ? room.readUpTo : null);
  const go = (to: Destination): void => {
    onClose();
    navigation.jump(to);
  };
  return (
    <Popover
      ref={overlay}
      className="popover go-to"
      triggerRef={{ current: anchor }}
      isOpen
      placement="bottom end"
      onOpenChange={(open) => !open && onClose()}
    >
      <Dialog className="go-to-dialog" aria-label={strings.goTo.open}>
        <button
          type="button"
          className="menu-item"
          disabled={unreadAfter === null}
          onClick={() => unreadAfter !== null && go({ at: 'unread', key: unreadAfter })}
        >
          <Icon name="down" />
          {unreadAfter === null ? strings.goTo.noUnread : strings.goTo.firstUnread}
        </button>
        <button
          type="button"
          className="menu-item"
          disabled={unreadAfter === null}
          onClick={() => go({ at: 'mention', after: unreadAfter ?? 0 })}
        >
          <Icon name="at" />
          {strings.goTo.firstMention}
        </button>
        <button type="button" className="menu-item" onClick={() => go({ at: 'date', date: 0 })}>
          <Icon name="top" />
          {strings.goTo.beginning}
        </button>
        <DateForm onGo={(date) => go({ at: 'date', date })} />
      </Dialog>
    </Popover>
  );
}
