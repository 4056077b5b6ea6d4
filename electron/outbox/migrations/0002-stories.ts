/** What is written as a story has a title; in a draft it may still be empty. */
export const stories = `
ALTER TABLE outbox ADD COLUMN story_title TEXT;
ALTER TABLE drafts ADD COLUMN story_title TEXT;
`;
