/**
 * `via`: the add-in that says it. `coded`: JSON of what it says to programs. `held`: while it is there the message
 * goes nowhere; `filtered`: JSON of why. `verdicts`: JSON, a list of the filters that have judged it, none of which
 * is asked about it again.
 */
export const filters = `
ALTER TABLE outbox ADD COLUMN via TEXT;
ALTER TABLE outbox ADD COLUMN coded TEXT;
ALTER TABLE outbox ADD COLUMN held TEXT CHECK (held IN ('checking', 'changed', 'held'));
ALTER TABLE outbox ADD COLUMN filtered TEXT;
ALTER TABLE outbox ADD COLUMN verdicts TEXT NOT NULL DEFAULT '[]';
`;
