import * as v from 'valibot';
import type { DerivedKeys } from '#electron/chat/index.ts';

const schema: v.GenericSchema<unknown, DerivedKeys> = v.object({
  mechanism: v.picklist(['SCRAM-SHA-256', 'SCRAM-SHA-1']),
  salt: v.string(),
  iterations: v.number(),
  clientKey: v.string(),
  serverKey: v.string(),
});

export function writeKeys(keys: DerivedKeys): string {
  return JSON.stringify(keys);
}

/** Undefined where nothing was kept, or nothing that can be used. */
export function readKeys(kept: string | undefined): DerivedKeys | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), kept);
  return parsed.success ? parsed.output : undefined;
}
