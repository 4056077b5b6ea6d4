import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface HttpAsk {
  /** Form fields: makes it a POST. */
  readonly form?: Readonly<Record<string, string>>;
  readonly cookie?: string;
  /** PEM, for a provider with a private authority; `fetch` takes none. */
  readonly ca?: string | undefined;
}

/** Less than a test may take, so that what did not answer is named. Milliseconds. */
const patience = 20_000;

/** One request, no redirect followed. */
export function ask(url: URL, { form, cookie, ca }: HttpAsk = {}): Promise<HttpAnswer> {
  const send = url.protocol === 'https:' ? requestSecure : requestPlain;
  const headers = {
    ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
    ...(cookie && { cookie }),
  };
  return new Promise((resolve, reject) => {
    const outgoing = send(url, {
      method: form ? 'POST' : 'GET',
      headers,
      agent: false,
      ca,
      signal: AbortSignal.timeout(patience),
    });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        body += chunk;
      });
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    outgoing.end(form && new URLSearchParams(form).toString());
  });
}
