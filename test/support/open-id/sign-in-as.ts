import { ask, type HttpAnswer } from './ask.ts';

export interface SignInOptions {
  /** PEM, where the provider's certificate is of a private authority. */
  readonly ca?: string | undefined;
  /** The person presses *Cancel*. */
  readonly cancels?: boolean;
  /** Answers what the browser would have been sent to outside of the provider, and does not go there. */
  readonly stopsAtRedirect?: boolean;
}

export interface SignedIn {
  /** Where the browser ended: outside of the provider. */
  readonly url: URL;
  /** What answered there: the page that the person sees last. Absent where it stopped before. */
  readonly answer?: HttpAnswer;
}

const mostSteps = 20;

/** Does what a browser and a person do with the address of a sign-on: follows, signs in as `login`, agrees. */
export async function signInAs(start: string, login: string, options: SignInOptions = {}): Promise<SignedIn> {
  const { ca } = options;
  const origin = new URL(start).origin;
  const jar = new Map<string, string>();
  const visit = async (url: URL, form?: Readonly<Record<string, string>>): Promise<HttpAnswer> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await ask(url, { ca, cookie, ...(form && { form }) });
    for (const line of answer.headers['set-cookie'] ?? []) keep(jar, line);
    return answer;
  };
  let url = new URL(start);
  let answer = await visit(url);
  for (let step = 0; step < mostSteps; step++) {
    const { location } = answer.headers;
    if (location !== undefined) {
      url = new URL(location, url);
      if (url.origin !== origin) return options.stopsAtRedirect ? { url } : { url, answer: await visit(url) };
      answer = await visit(url);
    } else if (answer.status === 200 && answer.body.includes('name="answer"')) {
      answer = await visit(url, { login, answer: options.cancels ? 'no' : 'yes' });
    } else {
      throw new Error(`The provider answered ${answer.status} at ${url.pathname}: ${answer.body}`);
    }
  }
  throw new Error('The provider sent the browser in circles.');
}

function keep(jar: Map<string, string>, line: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
  if (value === '') jar.delete(name);
  else jar.set(name, value);
}
