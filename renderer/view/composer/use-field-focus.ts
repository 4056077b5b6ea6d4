import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { Draft } from '#renderer/store/facts.ts';

interface Fields {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly title: RefObject<HTMLInputElement | null>;
}

/** The focus stands where one goes on writing: at first, in what becomes a story, and when the audience changes. */
export function useFieldFocus({ field, title }: Fields, { room, text, storyTitle }: Draft): void {
  const story = storyTitle !== undefined;
  useEffect(() => {
    // On a narrow screen a field in focus would cover what was come for with a keyboard.
    if (window.matchMedia('(min-width: 640px)').matches) field.current?.focus({ preventScroll: true });
  }, [field]);
  const was = useRef({ story, room });
  useEffect(() => {
    if (was.current.story !== story && was.current.room === room) (story ? title : field).current?.focus();
  }, [field, title, story, room]);
  useLayoutEffect(() => {
    // Each audience has a field of its own, which takes over the focus of the one before, at the end of its words.
    if (was.current.room !== room && document.activeElement === document.body) {
      field.current?.focus({ preventScroll: true });
      field.current?.setSelectionRange(text.length, text.length);
    }
  }, [field, room, text.length]);
  useEffect(() => {
    was.current = { story, room };
  }, [story, room]);
}
