import type { AddInPost, PostPart } from '#addins/contract.ts';
import type { Draft } from '#electron/model/draft.ts';
import type { RoomAddress } from '#electron/model/ids.ts';

/** What an add-in says, as the person's own draft. Throws `InvalidArgument` for parts that no message can have. */
export async function draftOf(room: RoomAddress, via: string, post: AddInPost): Promise<Draft> {
  const { importance = 'Regular', storyTitle, coded } = post;
  return {
    room,
    via,
    importance,
    ...(post.parts ? await formatted(post.parts) : { text: post.text ?? '' }),
    ...(storyTitle !== undefined && storyTitle !== '' && { storyTitle }),
    ...(coded && { coded: { kind: coded.kind, json: JSON.stringify(coded.data) } }),
  };
}

async function formatted(parts: readonly PostPart[]): Promise<Pick<Draft, 'text' | 'mentions'>> {
  const { FormattedOutboundChatMessage } = await import(
    '#electron/chat/messages/formatted-outbound-chat-message.ts'
  );
  const message = new FormattedOutboundChatMessage();
  for (const part of parts) {
    if (part.kind === 'text') message.appendPlainText(part.text);
    else if (part.kind === 'link') message.appendHyperLink(part.text, part.url);
    else message.appendMention({ id: part.person, name: part.person.split('@')[0] ?? '' });
  }
  return { text: message.text, ...(message.mentions.length > 0 && { mentions: message.mentions }) };
}
