import { describe, expect, test } from 'vitest';
import { segment } from '#electron/model/text/segment.ts';

const words = (text: string): readonly string[] => segment(text).split(/\s+/u).filter(Boolean);

describe('Segments', () => {
  test.each([
    ['東京タワー', ['東', '京', 'タ', 'ワ', 'ー']],
    ['明日deploy明後日', ['明', '日', 'deploy', '明', '後', '日']],
    ['ที่นี่', ['ที่', 'นี่']],
    ['Grüße, naïve café!', ['Grüße,', 'naïve', 'café!']],
    ['हिन्दी 한국어', ['हिन्दी', '한국어']],
    ['𠀋𠀋', ['𠀋', '𠀋']],
    ['', []],
  ])('%s has the words %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test('What is segmented already has the same words.', () => {
    expect(words(segment('東京 タワー x'))).toEqual(words('東京 タワー x'));
  });
});
