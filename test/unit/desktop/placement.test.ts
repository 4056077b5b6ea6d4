import { expect, test } from 'vitest';
import { place } from '#electron/desktop/placement.ts';

const main = { x: 0, y: 25, width: 1440, height: 875 };
const right = { x: 1440, y: 0, width: 1920, height: 1080 };

test.each([
  [
    'nothing is remembered: the usual size, in the middle',
    undefined,
    [main],
    { x: 80, y: 63, width: 1280, height: 800 },
  ],
  [
    'where it was',
    { x: 100, y: 100, width: 900, height: 600 },
    [main],
    { x: 100, y: 100, width: 900, height: 600 },
  ],
  [
    'where it was, on the second screen',
    { x: 2000, y: 50, width: 900, height: 600 },
    [main, right],
    { x: 2000, y: 50, width: 900, height: 600 },
  ],
  [
    'the second screen is gone: in the middle of the main one',
    { x: 2000, y: 50, width: 900, height: 600 },
    [main],
    { x: 270, y: 163, width: 900, height: 600 },
  ],
  [
    'its top is above the screen',
    { x: 100, y: -200, width: 900, height: 600 },
    [main],
    { x: 270, y: 163, width: 900, height: 600 },
  ],
  [
    'hardly any of it can be seen',
    { x: 1400, y: 100, width: 900, height: 600 },
    [main],
    { x: 270, y: 163, width: 900, height: 600 },
  ],
  [
    'larger than the screen',
    { x: 0, y: 25, width: 5000, height: 4000 },
    [main],
    { x: 0, y: 25, width: 1440, height: 875 },
  ],
  [
    'too small to use',
    { x: 10, y: 30, width: 10, height: 10 },
    [main],
    { x: 270 + 270, y: 163 + 60, width: 360, height: 480 },
  ],
  [
    'a screen smaller than the smallest window',
    undefined,
    [{ x: 0, y: 0, width: 300, height: 200 }],
    { x: 0, y: 0, width: 300, height: 200 },
  ],
])('%s', (_, remembered, screens, expected) => {
  expect(place(remembered, screens)).toEqual(expected);
});
