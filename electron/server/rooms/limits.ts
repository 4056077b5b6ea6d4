import type { RoomContext } from './context.ts';
import { type Answer, type Request, refuse } from './request.ts';

/** Refuses a message whose texts are too long, with the limit named; nothing of it is kept. */
export function refuseSize({ limits }: RoomContext, request: Request): Answer | undefined {
  const { stanza } = request;
  const texts = [...stanza.getChildren('subject'), ...stanza.getChildren('body')];
  const size = texts.reduce((sum, element) => sum + Buffer.byteLength(element.text()), 0);
  const isStory = stanza.getChild('subject') !== undefined;
  const limit = isStory ? limits.storySize : limits.messageSize;
  if (size <= limit) return undefined;
  return refuse(request, 'policy-violation', `A message has at most ${limit} bytes; this one has ${size}.`);
}

/** Bytes of what a presence may say of somebody: it is repeated to everybody who comes. */
const presenceSize = 16_384;

export function refusePresenceSize(request: Request): Answer | undefined {
  const size = Buffer.byteLength(request.stanza.toString());
  if (size <= presenceSize) return undefined;
  return refuse(
    request,
    'policy-violation',
    `Presence has at most ${presenceSize} bytes; this one has ${size}.`,
  );
}
