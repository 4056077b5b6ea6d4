/** OpenID Connect Discovery 1.0, 4: where the configuration of an issuer lies. */
const wellKnown = '/.well-known/openid-configuration';

/** The issuer whose configuration lies at this URL, in the one way to write it; undefined where none does. */
export function issuerAt(configuration: string): URL | undefined {
  const url = URL.canParse(configuration) ? new URL(configuration) : undefined;
  if (!url?.pathname.endsWith(wellKnown)) return undefined;
  return new URL(url.href.slice(0, url.href.lastIndexOf(wellKnown)));
}
