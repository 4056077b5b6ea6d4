import { expect, test } from 'vitest';
import { transcript } from '#renderer/view/timeline/transcript.ts';

test('messages are copied with who said them, and when; what holds nothing is left out', () => {
  const lines = [
    { author: 'Ana', when: '18 Nov 2026, 09:12', text: 'Opening levels attached.\n' },
    { author: 'Ben', when: '18 Nov 2026, 09:13', text: '  ' },
    { author: 'Ben', when: '18 Nov 2026, 09:15', text: 'one\ntwo' },
  ];
  expect(transcript(lines)).toBe(
    '[18 Nov 2026, 09:12] Ana: Opening levels attached.\n[18 Nov 2026, 09:15] Ben: one\ntwo',
  );
});
