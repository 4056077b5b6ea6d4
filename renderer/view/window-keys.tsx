import { useEffect, useRef } from 'react';
import type { App } from '#renderer/store/app.ts';
import { isEgo } from '#renderer/store/feeds/feeds.ts';
import type { Chord } from '#renderer/store/keys/chord.ts';
import { type KeyId, keyOfAction } from '#renderer/store/keys/table.ts';
import { useApp } from './app-context.ts';
import { focusOn, focusPane, inSight } from './panes.ts';
import type { Action } from './parts/action.ts';
import { useActions } from './parts/use-actions.ts';

/** Keys that mean the same wherever the focus is; an open dialog has its own. */
export function WindowKeys() {
  const app = useApp();
  const actions = useRef<readonly Action[]>([]);
  actions.current = useActions();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      if (document.querySelector('[role="dialog"], [role="menu"]')) return;
      if (act(app, event, actions.current)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [app]);
  return null;
}

function act(app: App, event: KeyboardEvent, actions: readonly Action[]): boolean {
  const chord = app.keys.chordOf(event);
  if (!chord || (isCharacter(chord) && isTyping(event.target))) return false;
  const id = app.keys.ownerOf(chord);
  if (id === undefined) return chord.key === 'Escape' && !event.shiftKey && goBack(app, event.target);
  const own = moves[id];
  if (own) return own(app);
  // A key that is held down does once what it does.
  return event.repeat || perform(id, actions);
}

function perform(id: KeyId, actions: readonly Action[]): boolean {
  const action = actions.find((each) => keyOfAction.get(each.id) === id);
  if (action) action.run();
  return action !== undefined || press(`[data-key="${id}"]`);
}

/** Those that go somewhere: nothing in the window stands for them. */
const moves: { readonly [K in KeyId]?: (app: App) => boolean } = {
  search: () => focusOn('input[type="search"]'),
  'next pane': () => focusPane(1),
  'pane before': () => focusPane(-1),
  back: ({ navigation }) => navigation.step('back'),
  forward: ({ navigation }) => navigation.step('forward'),
  mentions: goToMentions,
  'next feed': ({ navigation }) => navigation.toFeed(1),
  'feed before': ({ navigation }) => navigation.toFeed(-1),
  'next unread': (app) => goToUnread(app, 1),
  'unread before': (app) => goToUnread(app, -1),
};

function goToMentions({ feeds, navigation }: App): boolean {
  const ego = feeds.state.getState().feeds.find(isEgo);
  if (ego) navigation.showFeed(ego.id);
  return ego !== undefined;
}

function goToUnread({ navigation, session }: App, step: 1 | -1): boolean {
  navigation.toUnread(step, session.state.getState().host.language);
  return true;
}

/** From what was found to where it was found; from a pane or a message to the text field; from there to where one was. */
function goBack({ navigation, place }: App, target: EventTarget | null): boolean {
  const { trail, feed } = place.state.getState();
  const before = trail.back.at(-1);
  const found = before?.kind === 'search' || (before?.kind === 'feed' && before.opened);
  if (target instanceof HTMLTextAreaElement || found || feed !== null) return navigation.step('back');
  return focusOn('.composer textarea');
}

function press(selector: string): boolean {
  const element = inSight(selector);
  element?.click();
  return element !== undefined;
}

function isCharacter({ mod, control, alt, key }: Chord): boolean {
  return !mod && !control && !alt && key.length === 1;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}
