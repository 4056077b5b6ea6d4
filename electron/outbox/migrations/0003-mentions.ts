/** Whom a text means: JSON, a list of `Mention`, or nothing where it means nobody. */
export const mentions = `
ALTER TABLE outbox ADD COLUMN mentions TEXT;
ALTER TABLE drafts ADD COLUMN mentions TEXT;
`;
