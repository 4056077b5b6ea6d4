import {
  readStreamManagement,
  type StreamManagement,
  writeStreamManagement,
} from '#electron/stanza/0198-stream-management.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { xml } from '#electron/stanza/xml.ts';
import type { ModuleContext, ServerModule } from '../module.ts';
import type { Session } from '../session.ts';
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
  switch (word.kind) {
    case 'enable':
      return enable(context, hibernation, session, word.resume);
    case 'request':
      if (!managed) return;
      // Written after the commit, so it counts only what is durable.
      return context.write(session, writeStreamManagement({ kind: 'answer', h: managed.handled }));
    case 'answer':
      if (!managed) return;
      managed.asked = false;
      if (managed.queue.acknowledge(word.h)) return;
      return session.endStream({ condition: 'undefined-condition', text: 'You count more than was sent.' });
    default: {
      const failed = { kind: 'failed', condition: 'unexpected-request' } as const;
      context.write(session, writeStreamManagement(failed));
    }
  }
}

function enable(
  context: ModuleContext,
  hibernation: Hibernation,
  session: Session,
  resumable: boolean,
): void {
  if (session.managed) {
    const failed = { kind: 'failed', condition: 'unexpected-request' } as const;
    return context.write(session, writeStreamManagement(failed));
  }
  const id = context.ids();
  const managed = { id, resumable, queue: new Unacknowledged(), handled: 0, asked: false, counting: false };
  session.managed = managed;
  const max = context.limits.hibernation;
  const enabled = resumable ? { id, resume: true, max } : { resume: false };
  context.write(session, writeStreamManagement({ kind: 'enabled', ...enabled }));
  // What the turn had queued before `enabled` is not counted by the other side.
  context.afterwards(() => {
    managed.counting = true;
  });
  if (resumable) hibernation.register(id, session);
}
