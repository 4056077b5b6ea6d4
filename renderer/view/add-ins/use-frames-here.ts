import { useEffect } from 'react';
import type { Frames } from '#renderer/addin-host/frames.ts';
import type { RoomAddress } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { useAddInRoom } from '../use-add-in-pane.ts';
import { usePane } from '../use-pane.ts';
import { type AddInTab, useAddInsHere } from './use-add-ins-here.ts';

/** The frame of the tab in sight is shown; filters of the open room live on, so that they are there before a message. */
export function useFramesHere(frames: Frames): void {
  const { room, beside } = usePart(useApp().place, (state) => state);
  const pane = usePane(room);
  const inSight = useAddInRoom() ?? '';
  const { current } = useAddInsHere(inSight);
  const shown = pane === 'add-ins' && current?.place.grant ? current.place.addIn : undefined;
  const here = filtersOf(useAddInsHere(room ?? '').tabs);
  const there = filtersOf(useAddInsHere(beside ?? '').tabs);
  useEffect(() => {
    frames.keep([...placesOf(room ?? '', here), ...placesOf(beside ?? '', there)]);
    frames.show(shown === undefined ? null : { room: inSight, addIn: shown });
  }, [frames, room, beside, inSight, shown, here, there]);
}

function filtersOf(tabs: readonly AddInTab[]): string {
  return tabs
    .filter(({ place }) => place.grant?.rights.includes('messages.filter'))
    .flatMap(({ place }) => place.addIn ?? [])
    .join(' ');
}

function placesOf(room: RoomAddress, filters: string) {
  return filters === '' ? [] : filters.split(' ').map((addIn) => ({ room, addIn }));
}
