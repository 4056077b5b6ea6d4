import { faultForAddIn } from '#renderer/addin-host/fault-for-add-in.ts';
import type { Appearance, FramePlace, FramesDriver } from '#renderer/addin-host/frames.ts';
import type { App } from '#renderer/store/app.ts';
import { faultOf } from '#renderer/store/facts.ts';
import { focusOn, focusPane } from '../panes.ts';

/** What the frames need of the window, and what they do to it. */
export function driverOf(app: App, appearance: () => Appearance): FramesDriver {
  const { addIns, ask } = app;
  return {
    appearance,
    leave: (to) => {
      if (to === 'composer') focusOn('.composer textarea');
      else focusPane(to === 'next' ? 1 : -1);
    },
    now: () => performance.now(),
    faultOf: (error) => faultForAddIn(faultOf(error)),
    facts: ({ room, addIn }) => {
      const { known, places } = addIns.state.getState();
      const grant = places.get(room)?.find((place) => place.addIn === addIn)?.grant;
      const found = known.get(addIn);
      if (!grant || !found) return undefined;
      return { page: found.page, name: found.name, rights: grant.rights, hosts: grant.hosts };
    },
    act: async (place, asked) => {
      // The host judges again, and does whatever is not the window's own.
      const { body } = await ask('addIns.call', { ...place, name: asked.name, body: asked.body });
      actHere(app, place, asked);
      return body;
    },
  };
}

function actHere(app: App, { room, addIn }: FramePlace, asked: Parameters<FramesDriver['act']>[1]): void {
  const { addIns, drafts, notices } = app;
  if (asked.name === 'badge.show') addIns.setBadge(room, addIn, asked.body.count);
  if (asked.name === 'composer.write') {
    const { text, ...draft } = drafts.get(room);
    const { storyTitle = draft.storyTitle } = asked.body;
    drafts.write({
      ...draft,
      // What the person wrote stays.
      text: text === '' ? asked.body.text : `${text}\n${asked.body.text}`,
      ...(storyTitle !== undefined && { storyTitle }),
    });
  }
  if (asked.name === 'links.open') {
    const name = addIns.state.getState().known.get(addIn)?.name ?? '';
    notices.show({ kind: 'add-in link', addIn: name, url: asked.body.url });
  }
}
