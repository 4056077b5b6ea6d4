import { expect, test } from 'vitest';
import type { IsJson } from '#electron/bridge/contract.ts';

interface Plain {
  readonly text: string;
  readonly maybe?: number;
  readonly list: readonly { readonly of: null | boolean }[];
}

/** What the compiler says of each shape: the annotation fails to compile where the answer changes. */
const verdicts: {
  readonly plain: IsJson<Plain>;
  readonly date: IsJson<{ readonly at: Date }>;
  readonly method: IsJson<{ readonly run: () => void }>;
  readonly map: IsJson<ReadonlyMap<string, string>>;
  readonly undefined: IsJson<{ readonly text: string | undefined }>;
  readonly bigint: IsJson<readonly bigint[]>;
  readonly unknown: IsJson<{ readonly body: unknown }>;
  readonly any: IsJson<{ readonly deep: readonly ReturnType<typeof JSON.parse>[] }>;
  readonly bytes: IsJson<{ readonly bytes: Uint8Array }>;
} = {
  plain: true,
  date: false,
  method: false,
  map: false,
  undefined: false,
  bigint: false,
  unknown: false,
  any: false,
  bytes: false,
};

test('the contract takes plain JSON only, and the compiler knows the difference', () => {
  expect(Object.entries(verdicts).filter(([, isJson]) => isJson)).toEqual([['plain', true]]);
});
