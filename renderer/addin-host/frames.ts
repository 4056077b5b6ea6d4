import { createStore } from 'zustand/vanilla';
import type { Json, Telling } from '#addins/contract.ts';
import { type FramePlace, placeKey } from './frame-place.ts';
import type { FrameStatus, Frames, FramesDriver, FramesState } from './frames-values.ts';
import { type FocusHold, holdFocus } from './hold-focus.ts';
import { limits } from './limits.ts';
import { createLiveFrame, type LiveFrame } from './live-frame.ts';
import { NoAnswer } from './questions.ts';

export type { Appearance, FramePlace, Frames, FramesDriver } from './frames-values.ts';

interface Held {
  readonly place: FramePlace;
  readonly frame: LiveFrame;
  told: string;
  sleep?: ReturnType<typeof setTimeout> | undefined;
}

export function createFrames(driver: FramesDriver): Frames {
  const state = createStore<FramesState>(() => ({ byPlace: new Map() }));
  const held = new Map<string, Held>();
  const saved = new Map<string, Json>();
  let container: HTMLElement | undefined;
  let hold: FocusHold | undefined;
  let shown: string | null = null;
  let kept: ReadonlySet<string> = new Set();

  const setStatus = (key: string, status: FrameStatus | undefined): void => {
    const byPlace = new Map(state.getState().byPlace);
    if (status) byPlace.set(key, status);
    else byPlace.delete(key);
    state.setState({ byPlace });
  };
  const rightsIn = (place: FramePlace) => {
    const { rights = [], hosts = [] } = driver.facts(place) ?? {};
    return { rights, hosts };
  };

  function load(place: FramePlace): LiveFrame | undefined {
    const key = placeKey(place);
    const facts = driver.facts(place);
    if (!container || !facts) return undefined;
    const before = saved.get(key);
    saved.delete(key);
    const frame = createLiveFrame({
      container,
      page: facts.page,
      title: facts.name,
      saved: before,
      welcome: () => ({ ...rightsIn(place), appearance: driver.appearance() }),
      service: {
        rights: () => rightsIn(place).rights,
        act: (asked) => driver.act(place, asked),
        now: driver.now,
        faultOf: driver.faultOf,
        onTelling: (telling, active) => hear(frame.element, telling, active),
      },
      onReady: () => setStatus(key, { state: 'ready' }),
      onTrouble: (trouble) => {
        held.delete(key);
        setStatus(key, { state: 'over', trouble });
      },
    });
    held.set(key, { place, frame, told: JSON.stringify(rightsIn(place)) });
    setStatus(key, { state: 'loading' });
    settle(key);
    return frame;
  }

  function hear(element: HTMLIFrameElement, telling: Telling, active: boolean): void {
    if (telling.name === 'pressed' && active) hold?.pressed(element);
    if (telling.name === 'leave' && hold?.has(element)) driver.leave(telling.body.to);
  }
  function stopTaker(element: HTMLIFrameElement): void {
    for (const { frame } of held.values()) if (frame.element === element) frame.stop('focus');
  }

  /** In sight or not; out of sight it falls asleep after a while. */
  function settle(key: string): void {
    const found = held.get(key);
    if (!found) return;
    const visible = key === shown;
    found.frame.element.hidden = !visible;
    found.frame.setVisible(visible);
    clearTimeout(found.sleep);
    found.sleep = visible || kept.has(key) ? undefined : setTimeout(() => void suspend(key), limits.hidden);
  }
  function settleAll(): void {
    for (const key of held.keys()) settle(key);
    const asleep = [...held.keys()].filter((key) => key !== shown && !kept.has(key));
    for (const key of asleep.slice(0, -limits.mostHidden)) void suspend(key);
  }
  async function suspend(key: string): Promise<void> {
    const found = held.get(key);
    if (!found) return;
    held.delete(key);
    setStatus(key, undefined);
    const state = await found.frame.suspend();
    if (state !== undefined && !held.has(key)) saved.set(key, state);
  }
  function close(place: FramePlace): void {
    const key = placeKey(place);
    const found = held.get(key);
    clearTimeout(found?.sleep);
    found?.frame.close();
    held.delete(key);
    saved.delete(key);
    setStatus(key, undefined);
  }
  /** One that was taken down for its trouble is not woken by itself. */
  function want(place: FramePlace): LiveFrame | undefined {
    const key = placeKey(place);
    if (state.getState().byPlace.get(key)?.state === 'over') return undefined;
    return held.get(key)?.frame ?? load(place);
  }
  function wake(place: FramePlace): LiveFrame {
    const frame = want(place);
    if (!frame) throw new NoAnswer('It waits for your consent, or was stopped.');
    return frame;
  }

  return {
    state,
    attach: (element) => {
      container = element;
      hold = holdFocus(() => [...held.values()].map(({ frame }) => frame.element), stopTaker);
      return () => {
        for (const { place } of [...held.values()]) close(place);
        hold?.release();
        hold = undefined;
        container = undefined;
      };
    },
    show: (place) => {
      shown = place && placeKey(place);
      if (place) want(place);
      settleAll();
    },
    keep: (places) => {
      kept = new Set(places.map(placeKey));
      for (const place of places) want(place);
      settleAll();
    },
    reload: (place) => {
      close(place);
      load(place);
    },
    enter: (place) => {
      const found = held.get(placeKey(place));
      if (found) hold?.enter(found.frame.element);
    },
    close,
    filter: async (place, words) => wake(place).ask('messages.filter', words, limits.verdict),
    format: async (place, message) => wake(place).ask('messages.format', message, limits.card),
    tell: (place, name, body) => held.get(placeKey(place))?.frame.tell(name, body),
    review: () => {
      for (const one of [...held.values()]) {
        if (!driver.facts(one.place)) close(one.place);
        else tellRights(one);
      }
    },
    appearanceChanged: () => {
      for (const { frame } of held.values()) frame.tell('appearance.changed', driver.appearance());
    },
  };

  function tellRights(one: Held): void {
    const now = rightsIn(one.place);
    const told = JSON.stringify(now);
    if (told !== one.told) one.frame.tell('rights.changed', now);
    one.told = told;
  }
}
