import type { Fault } from './fault.ts';
import type { RoomAddress, Timestamp } from './ids.ts';

/** JSON Lines, which can be imported again; HTML and plain text, to be read. */
export const exportFormats = ['jsonl', 'html', 'text'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What is to be written out. Times in ms; `from` counts, `until` does not. */
export interface ExportWish {
  /** Absent: every room that may be shown. */
  readonly rooms?: readonly RoomAddress[];
  readonly from?: Timestamp;
  readonly until?: Timestamp;
  readonly format: ExportFormat;
}

/** What there is to export before anything is written. */
export interface ExportExtent {
  readonly messages: number;
  /** Rooms of which the server may hold more than this device does. */
  readonly incomplete: readonly { readonly room: RoomAddress; readonly name: string }[];
}

/** The export or import that is under way, or the last one. */
export interface Transfer {
  readonly kind: 'export' | 'import';
  /** `undoing`: what an import brought is taken away again, which takes longer than bringing it. */
  readonly state: 'reading' | 'writing' | 'undoing' | 'done' | 'stopped' | 'failed';
  /** Of the whole, from 0 to 1. */
  readonly share: number;
  /** Messages that were written; of an import those that are new here. */
  readonly messages: number;
  /** Of an import: messages that were here already. */
  readonly known: number;
  /** Of an import: entries that are no messages of rooms. */
  readonly leftOut: number;
  /** Of an export: places where history is missing. */
  readonly gaps: number;
  /** The rooms of an import. */
  readonly rooms: readonly { readonly room: RoomAddress; readonly name: string }[];
  /** Where the page gets what was exported, where the host did not ask for a file by itself. */
  readonly link?: string;
  readonly fault?: Fault;
}
