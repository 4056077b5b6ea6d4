import { useEffect, useState } from 'react';
import type { App } from '#renderer/store/app.ts';
import type { Fault, RoomAddress } from '#renderer/store/facts.ts';
import { faultOf } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';

interface Read<T> {
  readonly answer?: T;
  readonly fault?: Fault;
}

/** What the host says of a room, or why it does not. `question` stands outside of the component: a new one asks anew. */
export function useAboutRoom<T>(
  room: RoomAddress | null,
  question: (ask: App['ask'], room: RoomAddress) => Promise<T>,
): Read<T> {
  const { ask } = useApp();
  const [read, setRead] = useState<Read<T>>({});
  useEffect(() => {
    if (room === null) return;
    let wanted = true;
    question(ask, room).then(
      (answer) => wanted && setRead({ answer }),
      (error: unknown) => wanted && setRead({ fault: faultOf(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [ask, question, room]);
  return read;
}
