import * as v from 'valibot';
import { manifestSchema } from '#addins/checks/manifest.ts';
import { contractVersions, type Manifest } from '#addins/contract.ts';
import { type Files, refused } from './files.ts';

export const manifestFile = 'perch-addin.json';

/** The manifest among an add-in's files. Throws `InvalidArgument` with the field and the reason. */
export function readManifest(files: Files): Manifest {
  const file = files.get(manifestFile);
  if (file === undefined) throw refused(`there is no ${manifestFile} in it`, manifestFile);
  const read = v.safeParse(manifestSchema, parse(file));
  if (!read.success) throw unfit(read.issues[0]);
  const manifest = read.output;
  if (!files.has(manifest.entry)) throw refused(`its page “${manifest.entry}” is missing`, 'entry');
  const { from, to } = manifest.contract;
  if (!contractVersions.some((version) => version >= from && version <= to)) {
    throw refused(
      `it speaks version ${from} to ${to} of the contract, and Perch ${contractVersions.join(', ')}`,
      'contract',
    );
  }
  return manifest;
}

function parse(file: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(file));
  } catch {
    throw refused(`${manifestFile} is no JSON`, manifestFile);
  }
}

function unfit(issue: v.BaseIssue<unknown>) {
  const field = v.getDotPath(issue) ?? manifestFile;
  return refused(`“${field.slice(0, 100)}” in ${manifestFile}: ${reasonOf(issue)}`, field);
}

function reasonOf({ kind, expected, received, message }: v.BaseIssue<unknown>): string {
  if (kind !== 'schema') return message;
  if (expected === 'never') return 'there is no such field';
  if (received === 'undefined') return 'it is missing';
  return message;
}
