import type { StoredMessage } from '#renderer/store/facts.ts';
import { Icon } from '../icons.tsx';
import { strings } from '../strings.ts';
import { MessageText } from './message-text.tsx';
import { Story } from './story.tsx';

interface Props {
  readonly row: string;
  readonly text: string;
  readonly importance: StoredMessage['importance'];
  readonly storyTitle?: string | undefined;
  readonly mentionsMe?: boolean;
  /** Somebody came for this one: nothing of it is folded. */
  readonly unfolded?: boolean;
}

/** What a message says, below who says it: the same while it waits and when it was sent. */
export function MessageBody({
  importance,
  storyTitle,
  mentionsMe = false,
  unfolded = false,
  ...said
}: Props) {
  return (
    <>
      {importance === 'Alert' && (
        <p className="importance">
          <Icon name="important" />
          {strings.timeline.important}
        </p>
      )}
      {storyTitle === undefined ? (
        <MessageText {...said} mentionsMe={mentionsMe} unfolded={unfolded} />
      ) : (
        <Story {...said} title={storyTitle} mentionsMe={mentionsMe} unfolded={unfolded} />
      )}
    </>
  );
}
