import type { KeyboardEvent } from 'react';
import type { StoredMessage } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';

/**
 * Arrows walk from message to message, Enter opens one in its room, Space shows the lines around it, and the key for
 * menus what else can be done with it.
 */
export function useFeedKeys(messages: readonly StoredMessage[]): (event: KeyboardEvent) => void {
  const { navigation, feedReading } = useApp();
  return (event) => {
    const { key, target, currentTarget } = event;
    const article = target instanceof Element ? target.closest<HTMLElement>('article') : null;
    if (key === 'ContextMenu' || (key === 'F10' && event.shiftKey)) {
      article?.querySelector<HTMLElement>('.tools')?.click();
      event.preventDefault();
    }
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const message = messages.find((each) => String(each.key) === article?.dataset.keyOf);
    // What stands in a message has keys of its own.
    const onMessage = message !== undefined && target === article;
    if (onMessage && key === 'Enter') navigation.showOfFeed({ room: message.room, key: message.key });
    else if (onMessage && key === ' ')
      void feedReading.toggleLines(message.room, message.key).then(() => showWhole(article));
    else if (!walk(currentTarget, article, key)) return;
    event.preventDefault();
  };
}

/** With what was said before it, which may stand above what one sees. */
function showWhole(article: Element): void {
  requestAnimationFrame(() => article.scrollIntoView({ block: 'nearest' }));
}

function walk(list: Element, from: HTMLElement | null, key: string): boolean {
  const all = [...list.querySelectorAll<HTMLElement>('article')];
  const at = from ? all.indexOf(from) : inSight(list, all);
  const to = { ArrowUp: from ? at - 1 : at, ArrowDown: from ? at + 1 : at, Home: 0, End: all.length - 1 }[
    key
  ];
  const next = to === undefined ? undefined : all[Math.max(0, Math.min(to, all.length - 1))];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest' });
  return next !== undefined;
}

/** The first that one sees. */
function inSight(list: Element, all: readonly HTMLElement[]): number {
  const { top } = list.getBoundingClientRect();
  return all.findIndex((article) => article.getBoundingClientRect().bottom > top + 8);
}
