import { mark, panelName } from './marks.ts';

/** What is true of somebody, as the model has it. */
export class Standing {
  /** On the list of the public room. */
  onDesk = true;
  /** On the list of the secret one. */
  onPanel: boolean;
  /** Was allowed to read what is private at some time since everything was last looked at. */
  wasInside: boolean;
  /** At any time. */
  everInside: boolean;

  constructor(onPanel: boolean) {
    this.onPanel = onPanel;
    this.wasInside = onPanel;
    this.everInside = onPanel;
  }

  /** Who may not enter the public room is nobody in the secret one that is linked with it. */
  isInside(isLinked: boolean): boolean {
    return this.onPanel && (this.onDesk || !isLinked);
  }

  /** To be called after whatever may have let them in. */
  note(isLinked: boolean): void {
    if (!this.isInside(isLinked)) return;
    this.wasInside = true;
    this.everInside = true;
  }

  /** Whoever was inside remembers what the room is called, and their own list on the server may. */
  get unknown(): readonly string[] {
    return this.everInside ? [mark.private] : [mark.private, panelName];
  }
}
