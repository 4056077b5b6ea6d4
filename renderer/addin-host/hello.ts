import { contractVersions } from '#addins/contract.ts';

/** The newest version that both speak; null where there is none, undefined where this is no hello. */
export function versionOf(data: unknown): number | null | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  if (!('perch' in data && 'versions' in data) || data.perch !== 'hello') return undefined;
  const theirs = data.versions;
  if (!Array.isArray(theirs) || theirs.length > 100) return undefined;
  return contractVersions.findLast((version) => theirs.includes(version)) ?? null;
}
