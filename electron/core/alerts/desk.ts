import type { AlertsNeeds } from '#electron/bridge/calls/alerts.ts';
import type { Host } from '#electron/host/host.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { Workspace } from '../workspace.ts';

/** What the window asks of alerts, on the workspace that is open. */
export function createAlertDesk(workspace: () => Workspace, host: Pick<Host, 'notify'>): AlertsNeeds {
  return {
    choose: (change) => {
      const { alertChoices, line } = workspace();
      alertChoices.choose(change);
      line?.alertsChosen();
    },
    why: (room, key) => {
      const { history, sealed, alerting } = workspace();
      const page = sealed.has(room)
        ? []
        : history.page({ room, from: { at: 'around', key }, limit: 1 }).messages;
      const message = page.find((one) => one.key === key);
      if (message) return alerting.explain(message);
      throw new FaultError('NoSuchNode', 'This message is not stored on this device.');
    },
    test: (words) => host.notify({ ...words, tag: 'test', urgent: false, onClick: () => undefined }),
  };
}
