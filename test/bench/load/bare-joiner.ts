import { LoadClient } from './client.ts';
import { inTurns } from './in-turns.ts';

const info = 'http://jabber.org/protocol/disco#info';
const muc = '<x xmlns="http://jabber.org/protocol/muc"><history maxstanzas="0"/></x>';
const newest = '<set xmlns="http://jabber.org/protocol/rsm"><max>100</max><before/></set>';

/** Signs in and enters rooms as Perch does, so many at once, and looks at nothing that comes: the floor. */
export async function joinBarely(
  webSocket: string,
  name: string,
  password: string,
  rooms: readonly string[],
): Promise<void> {
  const client = await LoadClient.signIn(webSocket, name, password);
  const waiting = new Map<string, () => void>();
  client.onFrame = (frame) => {
    const text = frame.toString();
    const [, id] = /^<iq[^>]* id=["']([^"']+)/.exec(text) ?? [];
    const [, from] = /^<presence[^>]* from=["']([^"'/]+)/.exec(text) ?? [];
    const mark = id ?? (from !== undefined && /code=["']110["']/.test(text) ? from : undefined);
    if (mark !== undefined) waiting.get(mark)?.();
  };
  const answered = (mark: string, text: string): Promise<void> =>
    new Promise((resolve) => {
      waiting.set(mark, resolve);
      client.send(text);
    });
  await inTurns(8, rooms, async (room) => {
    const iq = (id: string, type: string, payload: string): string =>
      `<iq xmlns="jabber:client" type="${type}" id="${id}" to="${room}">${payload}</iq>`;
    await answered(`i${room}`, iq(`i${room}`, 'get', `<query xmlns="${info}"/>`));
    await answered(room, `<presence xmlns="jabber:client" to="${room}/${name}">${muc}</presence>`);
    await answered(`a${room}`, iq(`a${room}`, 'set', `<query xmlns="urn:xmpp:mam:2">${newest}</query>`));
  });
  client.close();
}
