import type { JWK } from 'jose';
import type { Configuration } from 'oidc-provider';
import { pagePath } from './page.ts';
import type { OpenIdStore } from './store.ts';

/** What the provider under test is told. */
export interface ProviderFacts {
  readonly clientId: string;
  readonly audience: string;
  readonly redirectPaths: readonly string[];
  readonly store: OpenIdStore;
  readonly keys: readonly JWK[];
  readonly cookieKey: string;
  /** In seconds, of access and ID tokens. */
  lifetime(): number;
  claimsOf(login: string): Readonly<Record<string, unknown>>;
}

const day = 86_400;
const scopes = ['openid', 'profile', 'email', 'offline_access'];

export function configurationOf(facts: ProviderFacts): Configuration {
  const { audience, claimsOf, lifetime, store } = facts;
  return {
    adapter: (model) => store.adapter(model),
    jwks: { keys: [...facts.keys] },
    cookies: { keys: [facts.cookieKey] },
    scopes,
    claims: {
      openid: ['sub'],
      profile: ['name', 'preferred_username'],
      email: ['email', 'email_verified'],
    },
    conformIdTokenClaims: false,
    clients: [publicClient(facts)],
    findAccount: (_, login) => ({
      accountId: login,
      claims: async () => ({ ...claimsOf(login), sub: login }),
    }),
    extraTokenClaims: (_, token) => ('accountId' in token ? { ...claimsOf(String(token.accountId)) } : {}),
    interactions: { url: (_, interaction) => `${pagePath}${interaction.uid}` },
    ttl: {
      AccessToken: lifetime,
      IdToken: lifetime,
      Interaction: 600,
      Session: 600,
      Grant: day,
      RefreshToken: day,
    },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true, allowedPolicy: (_, client, token) => token.clientId === client.clientId },
      rpInitiatedLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: scopes.join(' '),
          audience,
          accessTokenTTL: lifetime(),
          accessTokenFormat: 'jwt',
        }),
      },
    },
  };
}

function publicClient({ clientId, redirectPaths }: ProviderFacts) {
  return {
    client_id: clientId,
    application_type: 'native',
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    redirect_uris: redirectPaths.flatMap((path) => [`http://127.0.0.1${path}`, `http://[::1]${path}`]),
    post_logout_redirect_uris: redirectPaths.map((path) => `http://127.0.0.1${path}`),
  } as const;
}
