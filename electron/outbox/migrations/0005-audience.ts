/** Who could read the room when the message was written; null where nobody knew, or the person wants it sent anyway. */
export const audience = `
ALTER TABLE outbox ADD COLUMN privacy TEXT CHECK (privacy IN ('Open', 'Closed', 'Secret'));
`;
