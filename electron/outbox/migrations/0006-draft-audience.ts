/** Who could read the room when the draft was begun, as it was shown; null where nobody knew. */
export const draftAudience = `
ALTER TABLE drafts ADD COLUMN privacy TEXT CHECK (privacy IN ('Open', 'Closed', 'Secret'));
`;
