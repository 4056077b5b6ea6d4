import type { AlertChoices } from '#electron/bridge/contract.ts';
import { changedChoices } from '#electron/model/alert-change.ts';
import type { FakeHandlers } from '../fake-handlers.ts';
import type { FakeWire } from './wire.ts';

interface FakeAlerts {
  readonly handlers: Pick<FakeHandlers, 'alerts.choose' | 'alerts.why' | 'alerts.test'>;
  choices(): AlertChoices;
}

/** What alerts in a host in memory: nothing does by itself. */
export function fakeAlerts(wire: Pick<FakeWire, 'tell'>, first: AlertChoices): FakeAlerts {
  let choices = first;
  return {
    handlers: {
      'alerts.choose': (change) => {
        choices = changedChoices(choices, change);
        wire.tell('alerts.chosen', choices);
        return {};
      },
      'alerts.why': () => ({ alert: false, sound: false, because: 'looking at it', remembered: true }),
      'alerts.test': () => ({ shownByHost: false }),
    },
    choices: () => choices,
  };
}
