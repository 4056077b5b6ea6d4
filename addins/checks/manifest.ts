import * as v from 'valibot';
import { type Manifest, rights } from '../contract.ts';

const words = (most: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty('must say something'),
    v.maxLength(most, `at most ${most} characters`),
    v.regex(
      /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]*$/u,
      'holds characters that cannot be seen',
    ),
  );
const id = v.pipe(
  v.string(),
  v.maxLength(100, 'at most 100 characters'),
  v.regex(/^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+$/, 'must look like com.example.cards'),
);
const wish = v.strictObject({
  right: v.picklist(rights, 'is no right of this contract'),
  purpose: words(200),
});
const contractVersion = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000));

/** `https`, or `http` on this machine; nothing but the origin, as a browser writes it. */
export const origin = v.pipe(
  v.string(),
  v.check(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    'must be an origin, as https://example.com',
  ),
  v.check(
    (text) => /^https:\/\/[^*]+$/.test(text) || isLocal(text),
    'must begin with https://, or be http on this machine',
  ),
);

const host = v.union(
  [
    v.strictObject({ origin, reason: words(200) }),
    v.strictObject({ name: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,30}$/)), reason: words(200) }),
  ],
  'must be { origin, reason } with an https origin, or { name, reason }',
);

/** A path inside the folder, spelt in the only way that there is. */
const path = v.pipe(
  v.string(),
  v.maxLength(200),
  v.regex(
    /^[a-z0-9_-][a-z0-9._-]*(\/[a-z0-9_-][a-z0-9._-]*)*\.html$/i,
    'must be a page inside the folder, as index.html',
  ),
);

/** `perch-addin.json`; a field that is not here is refused. */
export const manifestSchema: v.GenericSchema<unknown, Manifest> = v.pipe(
  v.strictObject({
    $schema: v.exactOptional(v.string()),
    id,
    name: words(60),
    description: words(300),
    author: words(100),
    version: v.pipe(v.string(), v.regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}$/, 'must be three numbers, as 1.0.0')),
    contract: v.strictObject({ from: contractVersion, to: contractVersion }),
    entry: path,
    rights: v.strictObject({
      required: v.pipe(v.array(wish), v.maxLength(rights.length)),
      optional: v.pipe(v.array(wish), v.maxLength(rights.length)),
    }),
    hosts: v.pipe(v.array(host), v.maxLength(20)),
    formats: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9+.-]*:\S{1,200}$/i))), v.maxLength(50)),
  }),
  v.check(
    ({ rights: { required, optional } }) => isUnique([...required, ...optional].map(({ right }) => right)),
    'rights: each right is asked for once',
  ),
  v.check(
    ({ hosts }) => isUnique(hosts.map((each) => JSON.stringify({ ...each, reason: '' }))),
    'hosts: each is named once',
  ),
);

function isLocal(origin: string): boolean {
  return /^http:\/\/(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d+)?$/.test(origin);
}

function isUnique(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
