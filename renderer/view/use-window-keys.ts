import { useEffect } from 'react';
import type { App } from '#renderer/store/app.ts';
import { useApp } from './app-context.ts';
import { readAll } from './parts/read-all.ts';

const panes = ['rooms', 'room', 'people', 'add-ins'] as const;

/** Keys that mean the same wherever the focus is; an open dialog has its own. */
export function useWindowKeys(): void {
  const app = useApp();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('[role="dialog"], [role="menu"]')) return;
      if (act(app, event)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [app]);
}

function act(app: App, event: KeyboardEvent): boolean {
  const { key, altKey, shiftKey } = event;
  const command = event.ctrlKey || event.metaKey;
  if (command && key.toLowerCase() === 'k') return focusOn('input[type="search"]');
  if (command && key.toLowerCase() === 'g') return openPlaces();
  if (altKey && !command && (key === 'ArrowLeft' || key === 'ArrowRight'))
    return app.navigation.step(key === 'ArrowLeft' ? 'back' : 'forward');
  if (key === 'F6') return focusPane(shiftKey ? -1 : 1);
  if (altKey && !command && (key === 'ArrowUp' || key === 'ArrowDown')) return goToUnread(app, key);
  if (key === '?' && !isTyping(event.target)) return openKeys(app);
  if (key === 'Escape' && shiftKey) {
    readAll(app).run();
    return true;
  }
  if (key === 'Escape') return goBack(app, event.target);
  return false;
}

function goToUnread({ navigation, session }: App, key: 'ArrowUp' | 'ArrowDown'): boolean {
  navigation.toUnread(key === 'ArrowUp' ? -1 : 1, session.state.getState().host.language);
  return true;
}

function openKeys({ place }: App): boolean {
  place.openDialog('keys');
  return true;
}

function openPlaces(): boolean {
  document.querySelector<HTMLElement>('[data-go-to]')?.click();
  return true;
}

/** From what was found to the results; from a pane or a message to the text field; from there to where one was. */
function goBack({ navigation, place }: App, target: EventTarget | null): boolean {
  const before = place.state.getState().trail.back.at(-1);
  if (target instanceof HTMLTextAreaElement || before?.kind === 'search') return navigation.step('back');
  return focusOn('.composer textarea');
}

function focusPane(step: 1 | -1): boolean {
  const present = panes.filter((pane) => document.querySelector(`[data-pane="${pane}"]`)?.checkVisibility());
  const here = document.activeElement?.closest('[data-pane]');
  const at = present.findIndex((pane) => here?.matches(`[data-pane="${pane}"]`));
  const next = present[(at + step + present.length) % present.length];
  return ['[data-first-focus]', '[tabindex="0"]', 'button'].some((first) =>
    focusOn(`[data-pane="${next}"] ${first}`),
  );
}

function focusOn(selector: string): boolean {
  const all = [...document.querySelectorAll<HTMLElement>(selector)];
  const element = all.find((each) => each.checkVisibility());
  element?.focus();
  return element !== undefined;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
