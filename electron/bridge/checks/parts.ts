import * as v from 'valibot';

/** One run-time check per question of an area. */
export type ChecksOf<Area extends { [K in keyof Area]: { readonly ask: unknown } }> = {
  readonly [K in keyof Area]: v.GenericSchema<unknown, Area[K]['ask']>;
};

/** RFC 7622, 3.1: three parts of at most 1,023 bytes. */
export const address = v.pipe(v.string(), v.nonEmpty(), v.maxLength(3071));
export const room = address;
/** A list of the longest room still passes; a film does not. */
export const addresses = v.pipe(v.array(address), v.maxLength(20_000));
export const privacy = v.picklist(['Open', 'Closed', 'Secret']);
export const behavior = v.picklist(['Normal', 'Auditorium']);
export const key = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const line = v.pipe(v.string(), v.maxLength(1024));
/** The server's own limit is told to the person; this one only keeps the bridge from carrying a film. */
export const longText = v.pipe(v.string(), v.maxLength(1_000_000));
export const link = v.pipe(v.string(), v.maxLength(8192));
export const limit = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500));
export const optional = v.exactOptional;
export const nothing = v.strictObject({});
export const inRoom = v.strictObject({ room });

export const alertLevel = v.picklist(['all', 'mentions', 'important', 'nothing']);
