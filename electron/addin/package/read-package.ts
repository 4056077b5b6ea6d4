import type { Manifest } from '#addins/contract.ts';
import type { AddIn, AddInSource } from '../facts.ts';
import { hashContent, sha256 } from './content.ts';
import type { Files } from './files.ts';
import { readManifest } from './manifest.ts';
import { publisherOf } from './signature.ts';

/** An add-in that was read and checked. */
export interface Package {
  readonly addIn: AddIn;
  readonly manifest: Manifest;
  readonly files: Files;
  /** Where it was fetched. */
  readonly from?: string;
}

/**
 * What the files are and whom they are from. `address`: where they were fetched, if they were. Throws
 * `InvalidArgument` with the field and the reason.
 */
export function readPackage(files: Files, address?: string): Package {
  const manifest = readManifest(files);
  const content = hashContent(files);
  const key = publisherOf(files, manifest.id, content);
  const source: AddInSource =
    key !== undefined
      ? { kind: 'publisher', key }
      : address !== undefined
        ? { kind: 'address', url: address }
        : { kind: 'copy' };
  const addIn = addInOf(manifest, source, content);
  return { addIn, manifest, files, ...(address !== undefined && { from: address }) };
}

export function addInOf(manifest: Manifest, source: AddInSource, content: string): AddIn {
  const { name, description, author, version, hosts, formats } = manifest;
  return {
    id: idOf(manifest.id, source, content),
    manifestId: manifest.id,
    ...{ name, description, author, version, source, content, hosts, formats },
    ...manifest.rights,
  };
}

/** Whether `next` stands for the same add-in as `known`, whatever became of it since. */
export function isSuccessor(next: AddIn, known: AddIn): boolean {
  return next.manifestId === known.manifestId && originOf(next.source) === originOf(known.source);
}

/**
 * The identity: whoever holds the publisher's key stays who they are; without a key other content is somebody else.
 * It fits a host's label (RFC 1035, 2.3.1).
 */
function idOf(manifestId: string, source: AddInSource, content: string): string {
  const proof = source.kind === 'publisher' ? '' : content;
  return `a${sha256(JSON.stringify([manifestId, originOf(source), proof])).slice(0, 40)}`;
}

function originOf(source: AddInSource): string {
  if (source.kind === 'publisher') return `key ${source.key}`;
  return source.kind === 'address' ? `address ${source.url}` : 'copy';
}
