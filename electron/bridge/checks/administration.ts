import * as v from 'valibot';
import type { AdministrationCalls } from '../contract/administration.ts';
import { type ChecksOf, line, longText, optional } from './parts.ts';

const commandPlace = v.picklist(['rooms', 'server']);
const commandValues = v.record(line, v.pipe(v.array(longText), v.maxLength(20_000)));

export const administrationChecks: ChecksOf<AdministrationCalls> = {
  'admin.commands': v.strictObject({ at: commandPlace }),
  'admin.run': v.strictObject({
    at: commandPlace,
    node: line,
    values: optional(commandValues),
  }),
};
