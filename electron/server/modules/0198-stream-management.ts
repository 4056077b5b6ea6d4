import {
  readStreamManagement,
  type StreamManagement,
  writeStreamManagement,
} from '#electron/stanza/0198-stream-management.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { xml } from '#electron/stanza/xml.ts';
import type { ModuleContext, ServerModule } from '../module.ts';
import type { Managed, Session } from '../session.ts';
import type { Hibernation } from '../stream/hibernation.ts';
import { Unacknowledged } from '../stream/unacknowledged.ts';

/** Acknowledgements, and sessions that outlive their connection (XEP-0198). */
export function streamManagement(hibernation: Hibernation): ServerModule {
  return (context) => {
    context.streamFeature(xml('sm', { xmlns: NS.streamManagement }));
    context.onElement(NS.streamManagement, (session, element) => {
      const word = readStreamManagement(element);
      if (word) hear(context, hibernation, session, word);
      else session.endStream({ condition: 'bad-format', text: 'This is no word of stream management.' });
    });
    context.onEnd((session) => hibernation.forget(session));
  };
}

function hear(
  context: ModuleContext,
  hibernation: Hibernation,
  session: Session,
  word: StreamManagement,
): void {
  const { managed } = session;
  if (word.kind === 'enable' && !managed) enable(context, hibernation, session, word.resume);
  // Written after the commit, so it counts only what is durable.
  else if (word.kind === 'request' && managed) tell(context, session, { kind: 'answer', h: managed.handled });
  else if (word.kind === 'answer' && managed) takeCount(session, managed, word.h);
  else tell(context, session, { kind: 'failed', condition: 'unexpected-request' });
}

function takeCount(session: Session, managed: Managed, h: number): void {
  managed.asked = false;
  if (managed.queue.acknowledge(h)) return;
  session.endStream({ condition: 'undefined-condition', text: 'You count more stanzas than were sent.' });
}

function tell(context: ModuleContext, session: Session, word: StreamManagement): void {
  context.write(session, writeStreamManagement(word));
}

function enable(
  context: ModuleContext,
  hibernation: Hibernation,
  session: Session,
  resumable: boolean,
): void {
  const id = context.ids();
  const managed = { id, resumable, queue: new Unacknowledged(), handled: 0, asked: false, counting: false };
  session.managed = managed;
  const max = context.limits.hibernation;
  tell(context, session, { kind: 'enabled', ...(resumable ? { id, resume: true, max } : { resume: false }) });
  // What the turn had queued before `enabled` is not counted by the other side.
  context.afterwards(() => {
    managed.counting = true;
  });
  if (resumable) hibernation.register(id, session);
}
