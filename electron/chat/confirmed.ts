import { refusalIn } from '../session/request-fault.ts';
import type { Session } from '../session/session.ts';
import { writePing } from '../stanza/0199-ping.ts';
import type { Element } from '../stanza/xml.ts';

/**
 * Sends a message that is answered only where it is refused, then a question to the same place: by the time that is
 * answered, a refusal would have come (RFC 6120, 10.1). Rejects with it.
 */
export async function sendConfirmed(
  session: Session,
  message: Element,
  question: () => Promise<unknown>,
): Promise<void> {
  const refused = Promise.withResolvers<never>();
  refused.promise.catch(() => {});
  const { id, to } = message.attrs;
  const stop = session.on('message', (stanza) => {
    const { type, from } = stanza.attrs;
    const refusal = type === 'error' && stanza.attrs.id === id && from === to ? refusalIn(stanza) : undefined;
    if (refusal) refused.reject(refusal);
  });
  try {
    await session.send(message);
    await Promise.race([question(), refused.promise]);
  } finally {
    stop();
  }
}

/** Whatever it answers: only that it does. */
export async function askAnything(session: Session, to: string): Promise<void> {
  await session.request({ type: 'get', to, payload: writePing() }).catch(() => {});
}
