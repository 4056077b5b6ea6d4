/** Words of a logical room: a public room and a private one, shown as one. */
export const audience = {
  legend: 'Who will see it',
  public: 'Everybody',
  private: 'Insiders',
  key: 'Change who will see it',
  reaches: {
    public: (room: string) => `Everybody in ${room} will see this.`,
    private: (room: string) => `Only the insiders will see this: the members of ${room}.`,
  },
  placeholder: {
    public: 'Write to everybody',
    private: 'Write to the insiders',
  },
  send: { public: 'Send to everybody', private: 'Send to insiders' },
  notes: {
    moved: 'What you have written came along.',
    kept: 'What you have written for the others is kept.',
    sent: 'That goes to everybody. This field is for the insiders again.',
  },
  begun: 'something is begun',
  /** The word on a message. */
  mark: 'Private',
  spoken: (said: string) => `Private. ${said}`,
  spokenSome: (count: number) => `${count} of them private`,
  copied: (author: string) => `${author} (private)`,

  widen: {
    title: 'This was written for the insiders.',
    more: (room: string) => `Everybody in ${room} would read it.`,
    yes: 'Show it to everybody',
    anew: 'Leave it, and write anew',
    no: 'Stay with the insiders',
  },
  insert: {
    title: (room: string) => `These words are from ${room}.`,
    unknown: 'These words are from a secret room.',
    more: (room: string) => `Everybody in ${room} would read them.`,
    insiders: (room: string) => `All members of ${room} would read them.`,
    yes: 'Put them in',
    no: 'Leave them out',
  },
  repeats: {
    title: (room: string) => `This repeats what was said among the insiders, in ${room}.`,
    more: (room: string) => `Everybody in ${room} would read it.`,
    yes: 'Send it to everybody',
    no: 'Back to the text',
  },
  opened: {
    title: { Open: 'This room is open now.', Closed: 'This room is not secret any more.' },
    more: {
      Open: (room: string) =>
        `Fewer people could read it when this was written. Everybody in ${room} would read it.`,
      Closed: (room: string) => `It was when this was written. All members of ${room} would read it.`,
    },
    yes: 'Send it to all of them',
    no: 'Leave it unsent',
  },
  interrupted: 'The private side of this room is gone, and what was being written there with it.',
  goOn: 'Write to everybody',

  intro: {
    title: 'Who sees what here',
    words: (room: string, insiders: string) =>
      `Two rooms are shown as one here. What is marked as private, in plum, is seen by the members of ${insiders} alone; everything else by everybody in ${room}. Below you choose for each message who will see it.`,
    dismiss: 'I see',
  },

  addIns: 'Whose add-ins are shown',
  list: 'with a private side',
  listNamed: (room: string) => `with the private side ${room}`,
  privateUnread: (count: number) => `${count} of them private`,
  header: (room: string) => `Private side: ${room}`,
  people: {
    insiders: 'See private messages too',
    others: 'See public messages only',
    nobody: 'Nobody of them is here now.',
  },
} as const;
