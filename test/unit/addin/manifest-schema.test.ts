import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { manifestSchema } from '#addins/checks/manifest.ts';
import { rights } from '#addins/contract.ts';
import { manifest } from '#test/support/add-in-package.ts';
import { projectRoot } from '#test/support/project.ts';

/** The parts of JSON Schema that the published file uses. */
interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: 'object' | 'array' | 'string' | 'integer';
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly oneOf?: readonly JsonSchema[];
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

const published: JsonSchema = JSON.parse(
  readFileSync(join(projectRoot, 'addins', 'perch-addin.schema.json'), 'utf8'),
);

/** As much of a validator as the file needs. Objects take no field that they do not name. */
function fits({ $ref, ...own }: JsonSchema, value: unknown): boolean {
  const schema: JsonSchema = { ...published.$defs?.[$ref?.split('/').at(-1) ?? ''], ...own };
  const { oneOf } = schema;
  if (oneOf) return oneOf.filter((each) => fits(each, value)).length === 1;
  if (schema.enum) return typeof value === 'string' && schema.enum.includes(value);
  if (Array.isArray(value)) {
    const { items = {}, maxItems = Number.POSITIVE_INFINITY } = schema;
    return schema.type === 'array' && value.length <= maxItems && value.every((each) => fits(items, each));
  }
  if (typeof value === 'string') {
    const { pattern = '', minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema;
    const isLong = value.length >= minLength && value.length <= maxLength;
    return (schema.type ?? 'string') === 'string' && isLong && new RegExp(pattern, 'u').test(value);
  }
  if (typeof value === 'number') {
    const { minimum = 0, maximum = 0 } = schema;
    return schema.type === 'integer' && Number.isInteger(value) && value >= minimum && value <= maximum;
  }
  if (typeof value !== 'object' || value === null || schema.type !== 'object') return false;
  const { properties = {}, required = [] } = schema;
  return (
    required.every((name) => Object.hasOwn(value, name)) &&
    Object.entries(value).every(([name, field]) => {
      const known = Object.hasOwn(properties, name) ? properties[name] : undefined;
      return known !== undefined && fits(known, field);
    })
  );
}

const wish = { right: 'room.read', purpose: 'To know.' };

test.each<[string, unknown]>([
  ['one that is whole', manifest],
  [
    'one with everything',
    {
      ...manifest,
      $schema: 'x',
      rights: { required: [wish], optional: [] },
      hosts: [
        { origin: 'https://a.example:8443', reason: 'x' },
        { name: 'tickets', reason: 'x' },
        { origin: 'http://127.0.0.1:8080', reason: 'x' },
      ],
      formats: ['urn:example:build'],
    },
  ],
  ['an unknown field', { ...manifest, colour: 'red' }],
  ['a missing field', { ...manifest, hosts: undefined }],
  ['an empty name', { ...manifest, name: '' }],
  ['a long name', { ...manifest, name: 'x'.repeat(61) }],
  ['a bad id', { ...manifest, id: 'Cards' }],
  ['a bad version', { ...manifest, version: '1.0' }],
  ['a contract of words', { ...manifest, contract: { from: '1', to: 1 } }],
  ['a page outside', { ...manifest, entry: '../a.html' }],
  ['a page that is none', { ...manifest, entry: 'main.js' }],
  ['an unknown right', { ...manifest, rights: { required: [{ right: 'all', purpose: 'x' }], optional: [] } }],
  ['a right without purpose', { ...manifest, rights: { required: [{ right: 'room.read' }], optional: [] } }],
  ['a host with a path', { ...manifest, hosts: [{ origin: 'https://a.example/x', reason: 'x' }] }],
  ['a host for all', { ...manifest, hosts: [{ origin: 'https://*', reason: 'x' }] }],
  ['a host that is both', { ...manifest, hosts: [{ origin: 'https://a.example', name: 'a', reason: 'x' }] }],
  ['a kind that is no URI', { ...manifest, formats: ['build'] }],
  ['a list', []],
  ['nothing', null],
])('the published schema and the host say the same of %s', (_, value) => {
  const plain: unknown = JSON.parse(JSON.stringify(value));
  expect(fits(published, plain)).toBe(v.safeParse(manifestSchema, plain).success);
});

test('the published schema knows every right', () => {
  const known = published.$defs?.wish?.properties?.right?.enum;
  expect(known).toEqual(rights);
});
