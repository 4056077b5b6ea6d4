import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';

/** Where the provider sends a browser to ask a person something. */
export const pagePath = '/interaction/';

/**
 * The provider's own page: a name to sign in with, and a question whether the client may. A browser fills it in, and
 * so does `signInAs`.
 */
export async function servePage(
  provider: Provider,
  knows: (login: string) => boolean,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { prompt, params, session, grantId } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(prompt.name === 'login' ? signInPage : consentPage);
    return;
  }
  const form = new URLSearchParams(await bodyOf(request));
  const finish = (result: Parameters<Provider['interactionFinished']>[2]): Promise<void> =>
    provider.interactionFinished(request, response, result);
  const login = form.get('login') ?? '';
  if (form.get('answer') !== 'yes' || (prompt.name === 'login' && !knows(login))) {
    return finish({ error: 'access_denied', error_description: 'The person said no.' });
  }
  if (prompt.name === 'login') return finish({ login: { accountId: login } });
  const accountId = session?.accountId;
  const grant =
    (grantId === undefined ? undefined : await provider.Grant.find(grantId)) ??
    new provider.Grant({ clientId: String(params.client_id), ...(accountId && { accountId }) });
  grant.addOIDCScope(String(params.scope));
  for (const resource of [params.resource].flat()) {
    if (typeof resource === 'string') grant.addResourceScope(resource, String(params.scope));
  }
  return finish({ consent: { grantId: await grant.save() } });
}

const page = (question: string): string =>
  `<!doctype html><title>Test provider</title><form method="post">${question}
<button name="answer" value="yes">Continue</button><button name="answer" value="no">Cancel</button></form>`;
const signInPage = page('<label>Name <input name="login" autofocus></label>');
const consentPage = page('<p>May Perch sign you in?</p>');

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  return body;
}
