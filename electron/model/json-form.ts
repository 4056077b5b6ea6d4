/** Whatever JSON can say. */
type AnyJson = null | boolean | number | string | readonly AnyJson[] | { readonly [name: string]: AnyJson };

/** `T` with everything that is not plain JSON made `never`: functions, dates, maps, `undefined`, `any`, `unknown`. */
type JsonForm<T> = unknown extends T
  ? never
  : // Looked into, `AnyJson` would have no end.
    [T, AnyJson] extends [AnyJson, T]
    ? T
    : T extends null | boolean | number | string
      ? T
      : T extends (...args: never) => unknown
        ? never
        : T extends object
          ? { readonly [K in keyof T]: JsonForm<T[K]> }
          : never;

/** True where a value of `T` survives JSON as it is. */
export type IsJson<T> = [T] extends [JsonForm<T>] ? true : false;
