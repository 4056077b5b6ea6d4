import { expect, test } from 'vitest';
import { fold } from '#electron/model/text/fold.ts';

test.each([
  ['Ünïcode CAFÉ', 'unicode cafe'],
  ['cafe\u0301', 'cafe'],
  ['Straße', 'strasse'],
  ['Łódź, Øresund, Þór', 'lodz, oresund, thor'],
  ['İstanbul ısı', 'istanbul isi'],
  ['Ёлка', 'елка'],
  ['ΌΔΟΣ όδος', 'οδοσ οδοσ'],
  ['שָׁלוֹם', 'שלום'],
  ['بית־ספר', 'بית־ספר'],
  ['مُحَمَّد', 'محمد'],
  ['がぎ ｶﾞ', 'がぎ ガ'],
  ['한국어', '한국어'],
  ['हिन्दी', 'हिन्दी'],
  ['ที่นี่', 'ที่นี่'],
  ['feed\u00adback \u202etext', 'feedback text'],
  ['ﬁle №５', 'file no5'],
])('%j is compared as %j', (text, folded) => {
  expect(fold(text)).toBe(folded);
});
