import type { ExportFormat } from '#electron/model/transfer.ts';
import { htmlWriter } from './html.ts';
import type { Writer } from './items.ts';
import { writeJsonLines } from './json-lines.ts';
import { writePlainText } from './plain-text.ts';

interface Format {
  /** Of the file's name, without the dot. */
  readonly ending: string;
  readonly writer: () => Writer;
}

export const formats: Readonly<Record<ExportFormat, Format>> = {
  jsonl: { ending: 'jsonl', writer: () => writeJsonLines },
  html: { ending: 'html', writer: htmlWriter },
  text: { ending: 'txt', writer: () => writePlainText },
};
