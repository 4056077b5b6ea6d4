import { readRegistration, writeRegistered } from '#electron/stanza/0077-registration.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { stanzaError } from '#electron/stanza/stanza-error.ts';
import { makeCredentials } from '../credentials.ts';
import type { IqAnswer, IqRequest, ModuleContext, ServerModule } from '../module.ts';
import { refusePassword } from '../password-rules.ts';
import { setPassword } from '../people/passwords.ts';

/** People change their password themselves (XEP-0077, 3.3); accounts are removed by those who run the server. */
export const password: ServerModule = (context) => {
  context.announce('server', [NS.register]);
  for (const where of ['server', 'account'] as const) {
    context.onIq(where, 'get', 'query', NS.register, (request) => tell(context, request));
    context.onIq(where, 'set', 'query', NS.register, (request) => change(context, request));
  }
};

function tell(context: ModuleContext, request: IqRequest): IqAnswer {
  const name = ownName(context, request);
  return name === undefined ? stanzaError('forbidden') : writeRegistered(name);
}

function change(context: ModuleContext, request: IqRequest): IqAnswer | Promise<IqAnswer> {
  const name = ownName(context, request);
  if (name === undefined) return stanzaError('forbidden');
  if (request.payload.getChild('remove', NS.register)) {
    return stanzaError('not-allowed', 'Accounts are removed by those who run this server.');
  }
  // Whoever holds something that runs out, or is revoked, must not make of it what does not.
  if (request.session?.signIn.by !== 'password') {
    return stanzaError('not-allowed', 'Only who signed in with the password changes it.');
  }
  const wish = readRegistration(request.payload);
  if (wish?.username !== name) return stanzaError('bad-request', 'The name or the password is missing.');
  const refusal = refusePassword(wish.password);
  return refusal ? stanzaError('not-acceptable', refusal) : store(context, name, wish.password, request);
}

async function store(
  context: ModuleContext,
  name: string,
  wanted: string,
  { session }: IqRequest,
): Promise<IqAnswer> {
  const credentials = await makeCredentials(wanted);
  const own = session?.signIn;
  // Disabled, removed, or given another password by somebody else meanwhile.
  if (!session || session.ended) return stanzaError('not-allowed', 'You are not signed in any more.');
  setPassword(context, name, credentials, own);
  return undefined;
}

function ownName({ domain }: ModuleContext, { asker, target }: IqRequest): string | undefined {
  const [name = '', at] = asker.split('@');
  return at === domain && (target === asker || target === domain) ? name : undefined;
}
