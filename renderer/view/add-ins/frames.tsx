import { useEffect, useMemo, useRef } from 'react';
import { createFrames } from '#renderer/addin-host/frames.ts';
import { useApp } from '../app-context.ts';
import { appearanceNow, onAppearance } from './appearance.ts';
import { driverOf } from './frames-driver.ts';
import { frameWork } from './frames-work.ts';
import { useCards } from './use-cards.ts';
import { useFramesHere } from './use-frames-here.ts';

/** All frames of the window, in one place that never moves; style puts the one in sight where its pane is. */
export function AddInFrames() {
  const app = useApp();
  const container = useRef<HTMLDivElement>(null);
  const frames = useMemo(() => createFrames(driverOf(app, () => appearanceNow(app))), [app]);
  useEffect(() => {
    if (!container.current) return;
    const undo = [
      frames.attach(container.current),
      frames.state.subscribe((state) => app.addInFrames.state.setState(state)),
      app.addIns.state.subscribe(frames.review),
      app.addInFrames.serve(frameWork(app, frames)),
      onAppearance(app, frames.appearanceChanged),
    ];
    return () => {
      for (const each of undo) each();
    };
  }, [app, frames]);
  useFramesHere(frames);
  useCards(frames);
  return <div ref={container} className="add-in-frames" />;
}
