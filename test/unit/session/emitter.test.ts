import { expect, test } from 'vitest';
import { Emitter } from '#electron/session/emitter.ts';

test('every listener has an undo of its own, also one that listens twice', () => {
  const emitter = new Emitter<{ said: string }>();
  const heard: string[] = [];
  const listener = (text: string) => void heard.push(text);
  const undo = emitter.on('said', listener);
  emitter.on('said', listener);
  emitter.emit('said', 'a');
  undo();
  emitter.emit('said', 'b');
  expect(heard).toEqual(['a', 'a', 'b']);
});

test('a listener that is taken away while others hear does not confuse them', () => {
  const emitter = new Emitter<{ said: string }>();
  const heard: string[] = [];
  const undo = emitter.on('said', () => undo());
  emitter.on('said', (text) => void heard.push(text));
  emitter.emit('said', 'a');
  emitter.emit('said', 'b');
  expect(heard).toEqual(['a', 'b']);
});
