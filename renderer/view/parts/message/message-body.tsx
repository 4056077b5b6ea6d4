import type { Mention } from '#electron/model/text/message-part.ts';
import type { StoredMessage } from '#renderer/store/facts.ts';
import { CodedMessage } from '#renderer/view/card.tsx';
import { Icon } from '#renderer/view/icons.tsx';
import { strings } from '#renderer/view/strings.ts';
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
  /** As it was stored, where a bot says something by it that an add-in can draw. */
  readonly coded?: StoredMessage | undefined;
}

/** What a message says, below who says it: the same while it waits and when it was sent. */
export function MessageBody({
  importance,
  storyTitle,
  mentionsMe = false,
  mentions = [],
  unfolded = false,
  coded,
  ...said
}: Props) {
  const named = { mentionsMe, mentions, unfolded };
  const words =
    storyTitle === undefined ? (
      <MessageText {...said} {...named} />
    ) : (
      <Story {...said} title={storyTitle} {...named} />
    );
  return (
    <>
      {importance === 'Alert' && (
        <p className="importance">
          <Icon name="important" />
          {strings.timeline.important}
        </p>
      )}
      {coded ? <CodedMessage message={coded} text={words} /> : words}
    </>
  );
}
