import { NS } from '#electron/stanza/namespaces.ts';
import { writeInstant } from '#electron/stanza/values.ts';
import { childText, type Element, xml } from '#electron/stanza/xml.ts';
import type { RoomContext } from '../context.ts';
import type { Answer, Outgoing } from '../request.ts';
import type { Room } from '../room.ts';
import type { ArchivedMessage, ArchiveRange } from '../storage/archive-values.ts';
import { readStored } from '../storage/stored-stanza.ts';

interface Removal {
  readonly range: ArchiveRange;
  readonly matches: (text: string) => boolean;
  /** What stands there instead; nothing where it is absent. */
  readonly replacement: string | undefined;
}

const readAtOnce = 500;

/**
 * Takes texts out of a room's archive, for good, and tells those who are in it (XEP-0425, 4). The place of a
 * message stays, so that its neighbours are still its neighbours: a tombstone (XEP-0424, 5) or the replacement.
 */
export function removeMessages(
  context: RoomContext,
  room: Room,
  removal: Removal,
): { readonly told: Answer; readonly count: number } {
  const told: Outgoing[] = [];
  let after: string | undefined;
  for (let complete = false; !complete; ) {
    const range = { ...removal.range, ...(after !== undefined && { after }) };
    const page = context.store.page(room.record.key, {
      ...range,
      kind: 'text',
      from: 'oldest',
      max: readAtOnce,
    });
    for (const message of page.messages) told.push(...replace(context, room, message, removal));
    after = page.messages.at(-1)?.id;
    complete = page.complete;
  }
  return { told: room.everybody.length > 0 ? told : [], count: told.length };
}

function replace(context: RoomContext, room: Room, message: ArchivedMessage, removal: Removal): Answer {
  const stanza = readStored(message);
  const texts = stanza && [childText(stanza, 'subject'), childText(stanza, 'body')];
  if (!stanza || !texts || !removal.matches(texts.join(' '))) return [];
  const { replacement } = removal;
  const left = replacement === undefined ? tombstone(context) : xml('body', {}, replacement);
  const remaining = xml('message', stanza.attrs, ...identity(stanza), left);
  const kind = replacement === undefined ? 'other' : 'text';
  context.store.replaceMessage(message.id, { kind, stanza: remaining.toString() });
  const retraction = xml(
    'retract',
    { xmlns: NS.retract, id: message.id },
    xml('moderated', { xmlns: NS.moderate }),
  );
  return [
    { stanza: xml('message', { type: 'groupchat', from: room.address }, retraction), to: room.everybody },
  ];
}

/** What says who wrote it, and under which ids. */
function identity(stanza: Element): readonly Element[] {
  return [NS.occupantId, NS.stanzaIds].flatMap((namespace) =>
    stanza.getChildElements().filter((one) => one.getNS() === namespace),
  );
}

function tombstone({ clock }: RoomContext): Element {
  const moderated = xml('moderated', { xmlns: NS.moderate });
  return xml('retracted', { xmlns: NS.retract, stamp: writeInstant(clock()) }, moderated);
}
