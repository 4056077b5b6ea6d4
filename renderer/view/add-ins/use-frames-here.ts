import { useEffect } from 'react';
import type { Frames } from '#renderer/addin-host/frames.ts';
import { useApp, usePart } from '../app-context.ts';
import { usePane } from '../use-pane.ts';
import { useAddInsHere } from './use-add-ins-here.ts';

/** The frame of the tab in sight is shown; filters of the open room live on, so that they are there before a message. */
export function useFramesHere(frames: Frames): void {
  const room = usePart(useApp().place, (state) => state.room) ?? '';
  const pane = usePane(room);
  const { tabs, current } = useAddInsHere(room);
  const shown = pane === 'add-ins' && current?.place.grant ? current.place.addIn : undefined;
  const filters = tabs
    .filter(({ place }) => place.grant?.rights.includes('messages.filter'))
    .flatMap(({ place }) => place.addIn ?? [])
    .join(' ');
  useEffect(() => {
    frames.keep(filters === '' ? [] : filters.split(' ').map((addIn) => ({ room, addIn })));
    frames.show(shown === undefined ? null : { room, addIn: shown });
  }, [frames, room, shown, filters]);
}
