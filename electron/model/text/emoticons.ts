/** The reference's eleven (`ChatEmoticon`), each with what is sent and what is shown. */
export const emoticons = {
  Angry: ['>:O', '😠'],
  Confused: [':-/', '😕'],
  Cool: ['8-)', '😎'],
  Crying: [":'(", '😢'],
  Frown: [':(', '☹️'],
  Kissing: [':-*', '😗'],
  Laughing: [':-D', '😄'],
  Shocked: [':-O', '😮'],
  Smile: [':)', '🙂'],
  Tongue: [':-P', '😛'],
  Wink: [';)', '😉'],
} as const satisfies Record<string, readonly [sent: string, shown: string]>;

export type ChatEmoticon = keyof typeof emoticons;
