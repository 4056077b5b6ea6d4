/** What exports say in words of their own. */
export const words = {
  title: (account: string, at: string) => `Exported by Perch for ${account}, ${at}`,
  times: 'All times are UTC.',
  notFromStart: 'Older messages of this room are not in this export.',
  secret: 'A secret room: only its members could read this.',
  gap: 'Messages that this device did not have are missing here',
  important: 'important',
  end: (messages: number) => (messages === 1 ? '1 message' : `${messages} messages`),
} as const;
