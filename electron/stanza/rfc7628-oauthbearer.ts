import * as v from 'valibot';

/** The SASL mechanism for bearer tokens (RFC 7628): what both ends write in it. */
export const bearerMechanism = 'OAUTHBEARER';

/** What a client says (RFC 7628, 3.1). */
export interface BearerRequest {
  /** Empty where the client only asks who gives tokens out (RFC 7628, 4.3). */
  readonly token: string;
  /** On whose behalf, where the token does not say so by itself (RFC 5801, 4). */
  readonly authorizationId?: string;
  readonly host?: string;
  readonly port?: number;
}

const separator = '\x01';

/** What a client answers to the reason of a failure, so that it can be told the failure (RFC 7628, 3.2.3). */
export const bearerAcknowledgement = separator;

export function writeBearerRequest({ token, authorizationId, host, port }: BearerRequest): string {
  const identity = authorizationId === undefined ? '' : `a=${escapeName(authorizationId)}`;
  const fields = [
    ...(host === undefined ? [] : [`host=${host}`]),
    ...(port === undefined ? [] : [`port=${port}`]),
    token === '' ? 'auth=' : `auth=Bearer ${token}`,
  ];
  return [`n,${identity},`, ...fields, '', ''].join(separator);
}

/** Undefined where the message is malformed, or asks for channel binding. */
export function readBearerRequest(message: string): BearerRequest | undefined {
  const [header = '', ...rest] = message.split(separator);
  const match = /^[ny],(?:a=([^,]*))?,$/.exec(header);
  // The list of fields ends with an empty one, and nothing follows.
  if (!match || rest.length < 2 || rest.splice(-2).some((end) => end !== '')) return undefined;
  const fields = readFields(rest);
  const token = fields && readAuthorization(fields.get('auth'));
  if (!fields || token === undefined) return undefined;
  const [authorizationId, host, port] = [unescapeName(match[1]), fields.get('host'), fields.get('port')];
  if (match[1] !== undefined && authorizationId === undefined) return undefined;
  return {
    token,
    ...(authorizationId !== undefined && { authorizationId }),
    ...(host !== undefined && { host }),
    ...(port !== undefined && /^\d{1,5}$/.test(port) && { port: Number(port) }),
  };
}

function readFields(lines: readonly string[]): ReadonlyMap<string, string> | undefined {
  const fields = new Map<string, string>();
  for (const line of lines) {
    const match = /^([A-Za-z]+)=([\x20-\x7e\t\r\n]*)$/.exec(line);
    const [, name = '', value = ''] = match ?? [];
    if (!match || fields.has(name)) return undefined;
    fields.set(name, value);
  }
  return fields;
}

/** RFC 6750, 2.1; schemes are compared without regard to case (RFC 7235, 2.1). */
function readAuthorization(value: string | undefined): string | undefined {
  if (value === undefined || value === '') return value;
  const token = /^bearer +(.*)$/i.exec(value)?.[1];
  return token !== undefined && isBearerToken(token) ? token : undefined;
}

/** RFC 6750, 2.1. */
export function isBearerToken(text: string): boolean {
  return /^[A-Za-z0-9._~+/-]+=*$/.test(text);
}

/** Why a token was refused, and where to get one (RFC 7628, 3.2.2). */
export interface BearerFailure {
  readonly status: string;
  /** What a token has to be asked for, separated by spaces. */
  readonly scope?: string;
  /** The URL of the issuer's discovery document. */
  readonly openIdConfiguration?: string;
  /** Ours, beside the standard: as which client Perch is known to the issuer. */
  readonly clientId?: string;
}

const failure = v.object({
  status: v.string(),
  scope: v.optional(v.string()),
  'openid-configuration': v.optional(v.string()),
  client_id: v.optional(v.string()),
});

export function writeBearerFailure(given: BearerFailure): string {
  return JSON.stringify({
    status: given.status,
    scope: given.scope,
    'openid-configuration': given.openIdConfiguration,
    client_id: given.clientId,
  });
}

/** Undefined where it is no such failure. */
export function readBearerFailure(message: string): BearerFailure | undefined {
  const checked = v.safeParse(v.pipe(v.string(), v.parseJson(), failure), message);
  if (!checked.success) return undefined;
  const { status, scope, 'openid-configuration': openIdConfiguration, client_id: clientId } = checked.output;
  return {
    status,
    ...(scope !== undefined && { scope }),
    ...(openIdConfiguration !== undefined && { openIdConfiguration }),
    ...(clientId !== undefined && { clientId }),
  };
}

/** RFC 5801, 4: `=2C` and `=3D` are the only escapes. */
function escapeName(name: string): string {
  return name.replaceAll('=', '=3D').replaceAll(',', '=2C');
}

function unescapeName(escaped: string | undefined): string | undefined {
  if (escaped === undefined || escaped === '' || /=(?!2C|3D)/.test(escaped)) return undefined;
  return escaped.replaceAll('=2C', ',').replaceAll('=3D', '=');
}
