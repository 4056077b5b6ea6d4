import { rows } from './0001-rows.ts';
import { stories } from './0002-stories.ts';
import { mentions } from './0003-mentions.ts';
import { filters } from './0004-filters.ts';
import { audience } from './0005-audience.ts';
import { draftAudience } from './0006-draft-audience.ts';

/** In order; a step that was released is never changed, only followed by another. */
export const migrations: readonly string[] = [rows, stories, mentions, filters, audience, draftAudience];
