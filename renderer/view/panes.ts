const panes = ['rooms', 'room', 'people', 'add-ins', 'add-in page'] as const;

/** To the part of the window after or before the one that has the focus, where there is anything that can have it. */
export function focusPane(step: 1 | -1): boolean {
  const present = panes.filter((pane) => inSight(`[data-pane="${pane}"]`));
  const here = paneOf(document.activeElement);
  const at = here ? present.indexOf(here) : -1;
  return present
    .map((_, index) => present[(at + step * (index + 1) + present.length * 2) % present.length])
    .some((pane) =>
      ['[data-first-focus]', '[tabindex="0"]', 'button'].some((first) =>
        focusOn(`[data-pane="${pane}"] ${first}`),
      ),
    );
}

/** The frames of add-ins live elsewhere than where they are shown. */
function paneOf(element: Element | null): (typeof panes)[number] | undefined {
  if (element?.closest('.add-in-frames')) return 'add-in page';
  const name = element?.closest<HTMLElement>('[data-pane]')?.dataset.pane;
  return panes.find((pane) => pane === name);
}

export function focusOn(selector: string): boolean {
  const element = inSight(selector);
  element?.focus();
  return element !== undefined;
}

export function inSight(selector: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(selector)].find((each) => each.checkVisibility());
}
