import type { Frames } from '#renderer/addin-host/frames.ts';
import type { FrameWork } from '#renderer/store/add-in-frames.ts';
import type { App } from '#renderer/store/app.ts';

/** What the host asks of the frames and tells them. */
export function frameWork({ addIns }: App, frames: Frames): FrameWork {
  return {
    filter: async ({ room, addIn, words }) => {
      try {
        // Somebody answered from a notification: the room was not open yet.
        if (!addIns.state.getState().places.has(room)) await addIns.visit(room);
        return await frames.filter({ room, addIn }, words);
      } catch (error) {
        return { action: 'Unanswered', why: error instanceof Error ? error.message : '' };
      }
    },
    tell: ({ room, addIns: all, name, body }) => {
      for (const addIn of all) frames.tell({ room, addIn }, name, body);
    },
    reload: frames.reload,
    enter: frames.enter,
  };
}
