import type { Mention } from '#electron/model/text/message-part.ts';
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
  readonly mentions?: readonly Mention[] | undefined;
  /** Somebody came for this one: nothing of it is folded. */
  readonly unfolded?: boolean;
}

/** What a message says, below who says it: the same while it waits and when it was sent. */
export function MessageBody({
  importance,
  storyTitle,
  mentionsMe = false,
  mentions = [],
  unfolded = false,
  ...said
}: Props) {
  const named = { mentionsMe, mentions };
  return (
    <>
      {importance === 'Alert' && (
        <p className="importance">
          <Icon name="important" />
          {strings.timeline.important}
        </p>
      )}
      {storyTitle === undefined ? (
        <MessageText {...said} {...named} unfolded={unfolded} />
      ) : (
        <Story {...said} title={storyTitle} {...named} unfolded={unfolded} />
      )}
    </>
  );
}
