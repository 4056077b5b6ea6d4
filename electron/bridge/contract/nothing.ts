/** An ask or an answer that says no more than its name. */
export type Nothing = Record<string, never>;
