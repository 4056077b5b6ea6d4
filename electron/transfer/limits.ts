/** The largest line or element of a file that is imported, in UTF-16 units: more need not be held in memory. */
export const largestEntry = 4_000_000;
/** Elements inside each other. */
export const deepest = 100;
