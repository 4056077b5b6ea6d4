import type { PageNotification, Surroundings } from '#renderer/store/surroundings.ts';
import { createBeat } from './beat.ts';
import { chime } from './chime.ts';
import { watchIdleness } from './idleness.ts';

/** The surroundings of a real window. */
export function browserSurroundings(window: Window): Surroundings {
  const { document } = window;
  const shown = new Map<string, Notification>();
  const later = (milliseconds: number, work: () => void): (() => void) => {
    const timer = window.setTimeout(work, milliseconds);
    return () => window.clearTimeout(timer);
  };
  const frame = (work: () => void): (() => void) => {
    const asked = window.requestAnimationFrame(work);
    return () => window.cancelAnimationFrame(asked);
  };
  const idleness = watchIdleness(window, { now: Date.now, later });
  return {
    now: Date.now,
    newId: () => window.crypto.randomUUID(),
    language: window.navigator.language,
    appleKeyboard: /^(?:Mac|iP)/u.test(window.navigator.platform),
    later,
    soon: createBeat({ now: () => window.performance.now(), frame, later }),
    looking: () => document.visibilityState === 'visible' && document.hasFocus() && !idleness.idle(),
    onLooking: (listener) => {
      const stop = new AbortController();
      const options = { signal: stop.signal };
      document.addEventListener('visibilitychange', listener, options);
      window.addEventListener('focus', listener, options);
      window.addEventListener('blur', listener, options);
      stop.signal.addEventListener('abort', idleness.onTurn(listener));
      return () => stop.abort();
    },
    oneColumn: () => window.matchMedia('(width < 640px)').matches,
    notify: (notification) => notify(window, shown, notification),
    chime,
    withdraw: (tag) => shown.get(tag)?.close(),
  };
}

function notify(
  window: Window,
  shown: Map<string, Notification>,
  { tag, title, text, onClick }: PageNotification,
): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  const notification = new Notification(title, { tag, body: text, silent: true });
  shown.set(tag, notification);
  notification.onclose = () => {
    if (shown.get(tag) === notification) shown.delete(tag);
  };
  notification.onclick = () => {
    window.focus();
    notification.close();
    onClick();
  };
}
