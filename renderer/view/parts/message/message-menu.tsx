import { writeRoomLink } from '#electron/model/text/room-link.ts';
import type { StoredMessage } from '#renderer/store/facts.ts';
import { AnchoredMenu } from '#renderer/view/anchored-menu.tsx';
import { useApp, usePart } from '#renderer/view/app-context.ts';
import { Item } from '#renderer/view/menu-item.tsx';
import { strings } from '#renderer/view/strings.ts';
import { AlertItems } from '../alerts/alert-items.tsx';
import { useKeyName } from '../use-key.ts';
import { useCopyWords } from './use-copy-words.ts';
import { wholeTextOf } from './whole-text.ts';

interface Props {
  readonly message: StoredMessage;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

export function MessageMenu({ message, anchor, onClose }: Props) {
  const copy = useCopyWords();
  const { room, archiveId } = message;
  const { quoting, removals } = useApp();
  const field = usePart(quoting, () => quoting.fieldFor(room));
  const key = useKeyName('quote');
  const removeKey = useKeyName('remove message');
  return (
    <AnchoredMenu label={strings.timeline.tools} anchor={anchor} placement="bottom end" onClose={onClose}>
      {field && (
        <Item icon="quote" text={strings.timeline.quote} keys={key} onAction={() => field.take(message)} />
      )}
      <Item icon="copy" text={strings.timeline.copyText} onAction={() => copy(wholeTextOf(message), room)} />
      {archiveId !== undefined && (
        <Item
          icon="link"
          text={strings.timeline.copyLink}
          onAction={() => copy(writeRoomLink({ room, archiveId }), room)}
        />
      )}
      <AlertItems message={message} />
      {removals.may(message) && (
        <Item
          icon="close"
          text={strings.timeline.remove}
          keys={removeKey}
          onAction={() => removals.propose(message)}
        />
      )}
    </AnchoredMenu>
  );
}
