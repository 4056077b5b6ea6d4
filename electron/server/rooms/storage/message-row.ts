import { archiveTime, writeArchiveId } from './archive-ids.ts';
import type { ArchivedKind, ArchivedMessage } from './archive-values.ts';

export interface MessageRow {
  readonly id: number;
  readonly kind: ArchivedKind;
  readonly author: string;
  readonly author_public: number;
  readonly nickname: string;
  readonly stanza: string;
}

export const messageColumns = 'id, kind, author, author_public, nickname, stanza';

export function readMessage(row: MessageRow): ArchivedMessage {
  const { id, kind, author, nickname, stanza } = row;
  return {
    id: writeArchiveId(id),
    storedAt: archiveTime(id),
    kind,
    author,
    authorPublic: row.author_public === 1,
    nickname,
    stanza,
  };
}
