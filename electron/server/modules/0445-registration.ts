import { writeRegistrationForm } from '#electron/stanza/0077-registration.ts';
import { readPreauth, writeRegistrationFeature } from '#electron/stanza/0445-preauth.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type StanzaError, stanzaError, writeStanzaError } from '#electron/stanza/stanza-error.ts';
import { Element, elements, xml } from '#electron/stanza/xml.ts';
import type { ModuleContext, Reception, ServerModule } from '../module.ts';
import { checkInvitation } from '../registration/check-invitation.ts';
import { register } from '../registration/registrar.ts';
import { hashSecret } from '../secrets.ts';
import type { Circumstances } from '../stream/circumstances.ts';

/** Whoever has an invitation makes an account before they sign in (XEP-0445 and XEP-0077), where nobody listens. */
export const registration: ServerModule = (context) => {
  context.onStranger((circumstances) =>
    circumstances.secure || circumstances.loopback ? receive(context, circumstances) : closed,
  );
};

const closed: Reception = { features: [], take: () => undefined };

type Answer = Element | StanzaError | undefined;

/** One at a time: what is asked meanwhile is refused. */
function receive(context: ModuleContext, { remoteAddress }: Circumstances): Reception {
  /** Of the token that was shown, and found good. */
  let shown: Buffer | undefined;
  let busy = false;

  async function answer(type: unknown, payload: Element): Promise<Answer> {
    const token = readPreauth(payload);
    if (type === 'set' && token !== undefined) return show(token);
    if (!payload.is('query', NS.register)) return stanzaError('bad-request');
    if (!shown) return stanzaError('forbidden', 'Show an invitation first.');
    return type === 'set' ? register(context, shown, payload) : writeRegistrationForm(form);
  }

  /** Guesses are slowed; a token that was good once is none. */
  function show(token: string): Answer {
    const attempt = context.guessing.attempt(remoteAddress);
    if (attempt.wait > 0) {
      return stanzaError(
        'resource-constraint',
        'Too many invitations were wrong: try again in some minutes.',
      );
    }
    const hash = hashSecret(token);
    if (context.stores.invitations.find(hash)) attempt.forgive();
    else attempt.failed();
    const found = checkInvitation(context, hash);
    if ('condition' in found) return found;
    shown = hash;
    return undefined;
  }

  async function reply(iq: Element, payload: Element): Promise<Element> {
    const outcome = busy
      ? stanzaError('resource-constraint', 'Wait for the answer.')
      : await settle(iq.attrs.type, payload);
    const attributes = { id: iq.attrs.id, from: context.domain };
    const isAnswer = outcome === undefined || outcome instanceof Element;
    return isAnswer
      ? xml('iq', { type: 'result', ...attributes }, outcome)
      : xml('iq', { type: 'error', ...attributes }, writeStanzaError(outcome));
  }

  async function settle(type: unknown, payload: Element): Promise<Answer> {
    busy = true;
    try {
      return await answer(type, payload);
    } finally {
      busy = false;
    }
  }

  return {
    features: [writeRegistrationFeature()],
    take: (iq) => {
      const payload = askedFor(iq, context.domain);
      return payload && reply(iq, payload);
    },
  };
}

const form = { instructions: 'Choose a name and a password.', username: '' };

/** The payload of an IQ that this is about. */
function askedFor(iq: Element, domain: string): Element | undefined {
  const { type, id, to } = iq.attrs;
  const [payload, ...more] = elements(iq);
  const isQuestion = iq.is('iq', NS.client) && id && (type === 'get' || type === 'set');
  if (!isQuestion || (to !== undefined && to !== domain) || !payload || more.length > 0) return undefined;
  const namespace = payload.getNS();
  return namespace === NS.register || namespace === NS.preauth ? payload : undefined;
}
