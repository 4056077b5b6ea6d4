import { Menu, Popover } from 'react-aria-components';
import { writeRoomLink } from '#electron/model/text/room-link.ts';
import type { StoredMessage } from '#renderer/store/facts.ts';
import { useApp } from '#renderer/view/app-context.ts';
import { Item } from '#renderer/view/menu-item.tsx';
import { strings } from '#renderer/view/strings.ts';
import { AlertItems } from '../alerts/alert-items.tsx';
import { wholeTextOf } from './whole-text.ts';

interface Props {
  readonly message: StoredMessage;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

export function MessageMenu({ message, anchor, onClose }: Props) {
  const { notices, rooms, privateWords } = useApp();
  const { room, archiveId } = message;
  const copyText = (): void => {
    const text = wholeTextOf(message);
    if (rooms.get(room)?.privacy === 'Secret') privateWords.remember(text, room);
    copy(text)();
  };
  const copy = (text: string) => () =>
    void navigator.clipboard.writeText(text).then(() => notices.show({ kind: 'copied' }), notices.trouble);
  return (
    <Popover
      className="popover"
      aria-label={strings.timeline.tools}
      triggerRef={{ current: anchor }}
      isOpen
      placement="bottom end"
      onOpenChange={(open) => !open && onClose()}
    >
      <Menu className="menu" aria-label={strings.timeline.tools} onClose={onClose} autoFocus="first">
        <Item icon="copy" text={strings.timeline.copyText} onAction={copyText} />
        {archiveId !== undefined && (
          <Item
            icon="link"
            text={strings.timeline.copyLink}
            onAction={copy(writeRoomLink({ room, archiveId }))}
          />
        )}
        <AlertItems message={message} />
      </Menu>
    </Popover>
  );
}
