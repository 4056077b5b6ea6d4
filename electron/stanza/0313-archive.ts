import type { ArchiveId, Timestamp } from '../model/ids.ts';
import { type Form, formType, formValue, makeForm, readForm, writeForm } from './0004-form.ts';
import {
  type ResultSet,
  type ResultSetRequest,
  readResultSet,
  readResultSetRequest,
  writeResultSet,
  writeResultSetRequest,
} from './0059-rsm.ts';
import { type Forwarded, readForwarded, writeForwarded } from './0297-forward.ts';
import {
  type ArchiveSearch,
  type ArchivesSearched,
  readArchiveSearch,
  readArchivesSearched,
  searchValues,
  writeArchivesSearched,
} from './0431-search.ts';
import { NS } from './namespaces.ts';
import { readInstant, writeInstant } from './values.ts';
import { type Element, xml } from './xml.ts';

/** What a question may be narrowed by (XEP-0313, 4.1.1). */
export const archiveFilters: Form = {
  type: 'form',
  fields: [
    { name: 'FORM_TYPE', type: 'hidden', values: [NS.archive] },
    { name: 'with', type: 'jid-single', values: [] },
    { name: 'start', type: 'text-single', values: [] },
    { name: 'end', type: 'text-single', values: [] },
  ],
};

/** A question to an archive (XEP-0313, 4). Times in ms, inclusive. */
export interface ArchiveRequest {
  readonly queryId?: string;
  readonly with?: string;
  readonly start?: Timestamp;
  readonly end?: Timestamp;
  /** What is looked for (XEP-0431). */
  readonly search?: ArchiveSearch;
  readonly page: ResultSetRequest;
  /** The page's messages come newest first. */
  readonly flipped: boolean;
}

/** One message of an archive on its way to whoever asked. */
export interface ArchiveResult {
  readonly id: ArchiveId;
  readonly queryId?: string;
  readonly forwarded: Forwarded;
}

/** What ends a page. */
export interface ArchiveEnd {
  readonly complete: boolean;
  readonly set: ResultSet;
  /** Of a search: where it looked. */
  readonly searched?: ArchivesSearched;
}

/** Reads an IQ; undefined where it is no such question or something in it is malformed. */
export function readArchiveRequest(iq: Element): ArchiveRequest | undefined {
  const query = iq.getChild('query', NS.archive);
  const form = query && readForm(query);
  if (!query || (form && formType(form) !== NS.archive)) return undefined;
  const page = query.getChild('set', NS.rsm) ? readResultSetRequest(query) : {};
  const [start, end] = ['start', 'end'].map((name) => form && readTime(form, name));
  const search = form && readArchiveSearch(form);
  if (!page || start === 'malformed' || end === 'malformed' || search === 'malformed') return undefined;
  const partner = form && formValue(form, 'with');
  const queryId: unknown = query.attrs.queryid;
  return {
    page,
    flipped: query.getChild('flip-page', NS.archive) !== undefined,
    ...(typeof queryId === 'string' && { queryId }),
    ...(partner && { with: partner }),
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    ...(search && { search }),
  };
}

export function writeArchiveRequest(request: ArchiveRequest): Element {
  const { queryId, start, end, search = {}, page, flipped } = request;
  const form = makeForm('submit', NS.archive, {
    with: request.with,
    start: start === undefined ? undefined : writeInstant(start),
    end: end === undefined ? undefined : writeInstant(end),
    ...searchValues(search),
  });
  return xml(
    'query',
    { xmlns: NS.archive, queryid: queryId },
    form.fields.length > 1 && writeForm(form),
    writeResultSetRequest(page),
    flipped && xml('flip-page'),
  );
}

/** Reads a message. Believe it only from the archive that was asked, while the question is open. */
export function readArchiveResult(message: Element): ArchiveResult | undefined {
  const result = message.getChild('result', NS.archive);
  const forwarded = result && readForwarded(result);
  const { id, queryid } = result?.attrs ?? {};
  if (!forwarded || typeof id !== 'string') return undefined;
  return { id, forwarded, ...(typeof queryid === 'string' && { queryId: queryid }) };
}

export function writeArchiveResult({ id, queryId, forwarded }: ArchiveResult): Element {
  return xml('result', { xmlns: NS.archive, id, queryid: queryId }, writeForwarded(forwarded));
}

export function readArchiveEnd(iq: Element): ArchiveEnd | undefined {
  const fin = iq.getChild('fin', NS.archive);
  if (!fin) return undefined;
  const searched = readArchivesSearched(fin);
  return {
    complete: fin.attrs.complete === 'true',
    set: readResultSet(fin) ?? {},
    ...(searched && { searched }),
  };
}

export function writeArchiveEnd({ complete, set, searched }: ArchiveEnd): Element {
  return xml(
    'fin',
    { xmlns: NS.archive, complete: complete ? 'true' : undefined },
    writeResultSet(set),
    searched && writeArchivesSearched(searched),
  );
}

function readTime(form: Form, name: string): Timestamp | 'malformed' | undefined {
  const text = formValue(form, name);
  return text === undefined ? undefined : (readInstant(text) ?? 'malformed');
}
