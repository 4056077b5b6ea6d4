import type { Telling } from '../contract.ts';

/** The browser vouches for it that the person does something in this page, and nowhere else. */
const vouched = { transfer: [], includeUserActivation: true };

/**
 * Lets the keyboard in where the person presses something, and out again: F6 and Shift+F6 to the next part of the
 * window, Escape to where people write. A page that wants one of these keys for itself prevents its default.
 */
export function passKeyboard(port: MessagePort, page: Window = window): void {
  const tell = (telling: Telling): void => port.postMessage(telling, vouched);
  const onPress = (): void => tell({ kind: 'event', name: 'pressed', body: {} });
  // A finger's press counts for the browser once it is lifted.
  for (const press of ['pointerdown', 'pointerup', 'mousedown']) page.addEventListener(press, onPress, true);
  page.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const to = wayOut(event);
    // Escape closes the page's own dialogs first.
    const own = to === 'composer' && page.document.querySelector(':modal, :popover-open');
    if (!to || own) return;
    event.preventDefault();
    tell({ kind: 'event', name: 'leave', body: { to } });
  });
}

function wayOut({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent) {
  if (ctrlKey || altKey || metaKey) return undefined;
  if (key === 'F6') return shiftKey ? 'before' : 'next';
  return key === 'Escape' && !shiftKey ? 'composer' : undefined;
}
