import type { AlertChoices } from '../model/alert.ts';
import type { Session } from '../session/session.ts';
import { alertChoicesCodec, alertChoicesId } from '../stanza/perch-alerts.ts';
import { PrivateItems } from './private-items.ts';

/** What the person wants of alerts whatever the room, kept on their server, the same on every device. */
export class OwnAlertChoices {
  readonly #items: PrivateItems<AlertChoices>;

  /** @internal */
  constructor(session: Session) {
    this.#items = new PrivateItems(session, alertChoicesCodec);
  }

  /** For the endpoint: hears no more of changes. @internal */
  close(): void {
    this.#items.close();
  }

  /** Undefined where nobody has said anything, where the server keeps nothing, or what it keeps is not understood. */
  async get(): Promise<AlertChoices | undefined> {
    return (await this.#items.list()).get(alertChoicesId);
  }

  /** `change` may be asked again, on top of what another device says. FaultErrors: MsgNotSupported, TimedOut, … */
  change(change: (now: AlertChoices | undefined) => AlertChoices): Promise<void> {
    return this.#items.change(alertChoicesId, change);
  }

  /** By another device, or by this one. Returns its undo. */
  on(name: 'changed', listener: (choices: AlertChoices | undefined) => void): () => void {
    return this.#items.on(name, (items) => listener(items.get(alertChoicesId)));
  }
}
