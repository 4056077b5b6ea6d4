import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { JWK, JWTPayload } from 'jose';
import { Provider } from 'oidc-provider';
import { configurationOf } from './open-id/configuration.ts';
import { close, listen, makeListener } from './open-id/listener.ts';
import { pagePath, servePage } from './open-id/page.ts';
import { moved, newSigningKey, signedAnew } from './open-id/signing.ts';
import { OpenIdStore } from './open-id/store.ts';
import { type OpenIdTokens, readTokens, tokensFor } from './open-id/tokens-for.ts';
import type { TlsMaterial } from './tls.ts';

export { type SignedIn, type SignInOptions, signInAs } from './open-id/sign-in-as.ts';
export type { OpenIdTokens } from './open-id/tokens-for.ts';

/** Somebody whom the provider knows. */
export interface OpenIdUser {
  /** What they type on the provider's page; the `sub` claim as well. */
  readonly login: string;
  /** Claims as OpenID Connect Core names them: `preferred_username`, `email`, `email_verified`, `name` … */
  readonly claims?: Readonly<Record<string, unknown>>;
}

export interface OpenIdProviderOptions {
  readonly users: readonly OpenIdUser[];
  /** Absent: http on 127.0.0.1. Given: https at `localhost`, for which the material must be. */
  readonly tls?: TlsMaterial;
  /** Whom access tokens are for. */
  readonly audience?: string;
  /** How long access and ID tokens last, in seconds. */
  readonly lifetime?: number;
  /** Paths of the loopback redirects that the client has registered; any port will do (RFC 8252, 7.3). */
  readonly redirectPaths?: readonly string[];
}

/** Answers a request in the provider's place; false: the provider answers as usual. */
export type Stand = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * A real OpenID provider on loopback, and what a test may do to it. Its one client is public: PKCE and no secret, any
 * loopback port, refresh tokens with the scope `offline_access` and `prompt=consent` (OpenID Connect Core, 11).
 */
export class OpenIdProvider {
  readonly issuer: string;
  readonly clientId = 'perch';
  readonly audience: string;
  readonly #options: OpenIdProviderOptions;
  readonly #redirectPaths: readonly string[];
  readonly #server: Server;
  readonly #port: number;
  readonly #store = new OpenIdStore();
  readonly #cookieKey = randomBytes(16).toString('hex');
  readonly #requests: string[] = [];
  readonly #given: OpenIdTokens[] = [];
  #keys: readonly [JWK, ...JWK[]];
  #provider: Provider;
  #clock = 0;
  #falseAudience: string | undefined;
  #lifetime: number;
  #stand: Stand | undefined;

  private constructor(options: OpenIdProviderOptions, server: Server, port: number, key: JWK) {
    this.#options = options;
    this.#server = server;
    this.#port = port;
    this.#keys = [key];
    this.#lifetime = options.lifetime ?? 300;
    this.#redirectPaths = options.redirectPaths ?? ['/', '/callback', '/perch'];
    this.audience = options.audience ?? 'https://chat.example';
    this.issuer = options.tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`;
    this.#provider = this.#makeProvider();
  }

  static async starts(options: OpenIdProviderOptions): Promise<OpenIdProvider> {
    const server = makeListener(options.tls, (request, response) => started.#serve(request, response));
    const key = await newSigningKey('key-1');
    const started = new OpenIdProvider(options, server, await listen(server, 0), key);
    return started;
  }

  /** Each request so far, as `GET /jwks`. */
  get requests(): readonly string[] {
    return this.#requests;
  }

  /** Each set of tokens so far, as its client got it. */
  get given(): readonly OpenIdTokens[] {
    return this.#given;
  }

  /** Tokens for this person by the whole flow, without a client of ours. */
  tokensFor(login: string): Promise<OpenIdTokens> {
    const redirect = `http://127.0.0.1:1${this.#redirectPaths[0]}`;
    const { issuer, clientId } = this;
    return tokensFor({ issuer, clientId, redirect, ca: this.#options.tls?.ca }, login);
  }

  /** Signs with a new key from now on. */
  async rotatesKeys(old: 'stays published' | 'is gone'): Promise<void> {
    const key = await newSigningKey(randomBytes(6).toString('hex'));
    this.#keys = old === 'is gone' ? [key] : [key, ...this.#keys];
    // A provider keeps its keys for life: other keys are another provider, with the same store.
    this.#provider = this.#makeProvider();
  }

  /** How far its clock is ahead of ours in tokens from now on, in seconds; negative: behind. */
  setsClock(seconds: number): void {
    this.#clock = seconds;
  }

  /** Gives tokens, ID tokens too, to somebody else's audience from now on; undefined: to the right one again. */
  mistakesAudience(audience: string | undefined): void {
    this.#falseAudience = audience;
  }

  /** How long tokens last from now on, in seconds. */
  setsLifetime(seconds: number): void {
    this.#lifetime = seconds;
  }

  /** Takes back whatever this person granted: no refresh token and no session of theirs works any more. */
  revokes(login: string): void {
    this.#store.forget(login);
  }

  /** Has somebody else answer; the undo gives it back its voice. */
  isReplacedBy(stand: Stand): () => void {
    this.#stand = stand;
    return () => {
      this.#stand = undefined;
    };
  }

  /** Nobody listens at its address until it comes back. */
  goesAway(): Promise<void> {
    return close(this.#server);
  }

  async comesBack(): Promise<void> {
    await listen(this.#server, this.#port);
  }

  stops(): Promise<void> {
    return close(this.#server);
  }

  #serve(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? '/', this.issuer);
    this.#requests.push(`${request.method} ${pathname}`);
    if (this.#stand?.(request, response)) return;
    if (!pathname.startsWith(pagePath)) return void this.#provider.callback()(request, response);
    const knows = (login: string): boolean => this.#options.users.some((user) => user.login === login);
    servePage(this.#provider, knows, request, response).catch(() => {
      response.writeHead(400).end('This is no sign-on.');
    });
  }

  #makeProvider(): Provider {
    const provider = new Provider(
      this.issuer,
      configurationOf({
        clientId: this.clientId,
        audience: this.audience,
        redirectPaths: this.#redirectPaths,
        store: this.#store,
        keys: this.#keys,
        cookieKey: this.#cookieKey,
        lifetime: () => this.#lifetime,
        claimsOf: (login) => this.#options.users.find((user) => user.login === login)?.claims ?? {},
      }),
    );
    provider.use(async (context, next) => {
      await next();
      if (context.path === '/token' && context.status === 200) {
        context.body = await this.#falsified(context.body);
        this.#given.push(readTokens(context.body));
      }
    });
    return provider;
  }

  /** The answer of the token endpoint, with what is wrong with this provider put into its tokens. */
  async #falsified(answer: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>> {
    const aud = this.#falseAudience;
    if (this.#clock === 0 && aud === undefined) return answer;
    const change = (claims: JWTPayload): JWTPayload => ({
      ...moved(claims, this.#clock),
      ...(aud !== undefined && { aud }),
    });
    const sign = (token: unknown) => signedAnew(String(token), this.#keys[0], change);
    return {
      ...answer,
      access_token: await sign(answer.access_token),
      id_token: await sign(answer.id_token),
    };
  }
}
