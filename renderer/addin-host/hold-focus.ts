/** Milliseconds. */
const times = {
  /** So long a frame may have the focus before the browser's word comes that the person pressed something in it. */
  word: 150,
  /** So long the word may take: a busy machine brings it late. */
  latest: 2000,
  /** A press in a frame, or a key of ours that leads into one, counts so long. */
  press: 1000,
  key: 500,
  /** The browser takes a person for active in a page for so long after the last thing done there. */
  active: 5000,
  /** Who wrote so recently goes on writing: not a letter is to be lost. */
  writing: 2000,
  /** No event tells of a focus that goes from one frame to another, or into one while the window is behind others. */
  look: 200,
};

/** Chromium tells whether who sent a message was pressed; others do not, and nobody could ever get in. */
const vouches = 'userActivation' in MessageEvent.prototype;

/** So often one that was left a moment ago is sent back before it counts as wanting the keyboard. */
const mostSentBack = 2;

export interface FocusHold {
  /** The person presses something in this frame, as the browser vouches. */
  readonly pressed: (frame: HTMLIFrameElement) => void;
  /** The person asks for it by a key. */
  readonly enter: (frame: HTMLIFrameElement) => void;
  readonly has: (frame: HTMLIFrameElement) => boolean;
  readonly release: () => void;
}

interface Doubt {
  readonly frame: HTMLIFrameElement;
  readonly timer: ReturnType<typeof setTimeout>;
  readonly takenBack: boolean;
}

/**
 * Keeps the focus from frames of other origins, which can take it at any time and then hear every key. One gets it by a
 * key of ours that leads there (Tab), or by a press in it; a page cannot see the latter over such a frame, so that the
 * frame has to show the browser's word for it. Elsewhere it is taken back to where it was, and `onTaken` says whose.
 */
export function holdFocus(
  frames: () => readonly HTMLIFrameElement[],
  onTaken: (frame: HTMLIFrameElement) => void,
): FocusHold {
  const stop = new AbortController();
  const { signal } = stop;
  const pressedAt = new WeakMap<HTMLIFrameElement, number>();
  const leftAt = new WeakMap<HTMLIFrameElement, number>();
  const sentBack = new WeakMap<HTMLIFrameElement, number>();
  let ours: HTMLElement | undefined;
  let owner: HTMLIFrameElement | undefined;
  let doubt: Doubt | undefined;
  let wroteAt = -Infinity;
  let keyAt = -Infinity;
  let looking: ReturnType<typeof setInterval> | undefined;

  const within = (at = -Infinity, time: number): boolean => performance.now() - at < time;
  const settle = (frame: HTMLIFrameElement): void => {
    clearTimeout(doubt?.timer);
    if (doubt?.takenBack) frame.focus();
    doubt = undefined;
    owner = frame;
    sentBack.delete(frame);
  };
  const takeBack = (): void => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    ours?.focus({ preventScroll: true });
  };
  const condemn = (frame: HTMLIFrameElement): void => {
    clearTimeout(doubt?.timer);
    doubt = undefined;
    takeBack();
    onTaken(frame);
  };
  /** Of one that was left a moment ago the browser's word may still mean what was done there before. */
  const sendBack = (frame: HTMLIFrameElement): void => {
    const count = (sentBack.get(frame) ?? 0) + 1;
    sentBack.set(frame, count);
    if (count > mostSentBack) {
      condemn(frame);
      return;
    }
    clearTimeout(doubt?.timer);
    doubt = undefined;
    takeBack();
  };
  const judgePressed = (frame: HTMLIFrameElement): void =>
    within(leftAt.get(frame), times.active) ? sendBack(frame) : settle(frame);
  const look = (): void => {
    if (signal.aborted) return;
    const frame = frames().find((each) => each === document.activeElement);
    if (!frame || frame === owner) return;
    if (frame.hidden) condemn(frame);
    else if (!vouches || within(keyAt, times.key)) settle(frame);
    else if (within(pressedAt.get(frame), times.press)) judgePressed(frame);
    else if (doubt?.frame !== frame) suspect(frame);
    else if (doubt.takenBack) condemn(frame);
  };
  const suspect = (frame: HTMLIFrameElement): void => {
    clearTimeout(doubt?.timer);
    doubt = { frame, timer: setTimeout(() => keepFrom(frame), times.word), takenBack: false };
    if (within(wroteAt, times.writing)) keepFrom(frame);
  };
  /** Keys go where they went before, as long as the word has not come. */
  const keepFrom = (frame: HTMLIFrameElement): void => {
    clearTimeout(doubt?.timer);
    doubt = { frame, timer: setTimeout(() => condemn(frame), times.latest), takenBack: true };
    if (document.activeElement === frame) takeBack();
  };
  const onBlur = (): void => {
    clearInterval(looking);
    looking = setInterval(look, times.look);
    // The browser does not take back what it is just giving.
    setTimeout(look);
  };
  const onFocus = (): void => {
    clearInterval(looking);
    if (owner) leftAt.set(owner, performance.now());
    owner = undefined;
  };
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === 'Tab') keyAt = performance.now();
    else wroteAt = performance.now();
  };
  const onFocusIn = ({ target }: FocusEvent): void => {
    // The key led to something of ours.
    keyAt = -Infinity;
    if (target instanceof HTMLElement && !(target instanceof HTMLIFrameElement)) ours = target;
  };
  if (document.activeElement instanceof HTMLElement) ours = document.activeElement;
  addEventListener('blur', onBlur, { signal });
  addEventListener('focus', onFocus, { signal });
  addEventListener('keydown', onKeyDown, { signal, capture: true });
  addEventListener('focusin', onFocusIn, { signal, capture: true });

  return {
    pressed: (frame) => {
      if (frame.hidden || frame === owner) return;
      pressedAt.set(frame, performance.now());
      if (doubt?.frame === frame) judgePressed(frame);
    },
    enter: (frame) => {
      owner = frame;
      frame.focus();
    },
    has: (frame) => owner === frame && document.activeElement === frame,
    release: () => {
      stop.abort();
      clearInterval(looking);
      clearTimeout(doubt?.timer);
    },
  };
}
