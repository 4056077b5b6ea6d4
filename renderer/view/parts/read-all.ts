import type { App } from '#renderer/store/app.ts';
import { strings } from '../strings.ts';
import type { Action } from './action.ts';

/** Nothing is unread any more, neither what came nor what was marked. */
export function readAll({ ask, notices }: App): Action {
  return {
    id: 'read all',
    icon: 'check',
    text: strings.rooms.readAll,
    run: () => void ask('rooms.markAllRead', {}).catch(notices.trouble),
  };
}
