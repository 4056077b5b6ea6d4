import { expect, it } from 'vitest';
import { companionCodec } from '#electron/stanza/perch-companion.ts';
import {
  readMisfitsAnswer,
  readMisfitsQuestion,
  writeMisfitsAnswer,
  writeMisfitsQuestion,
} from '#electron/stanza/perch-misfits.ts';
import { isParted, writeParted } from '#electron/stanza/perch-parted.ts';
import { parseXml, xml } from '#electron/stanza/xml.ts';

it('who could not enter a room is asked and told', () => {
  const question = parseXml(
    writeMisfitsQuestion(['ana@localhost', 'crew@groups.rooms.localhost']).toString(),
  );
  expect(readMisfitsQuestion(question)).toEqual(['ana@localhost', 'crew@groups.rooms.localhost']);
  const misfits = [
    { address: 'ana@localhost', name: 'Ana', addable: true },
    { address: 'eve@elsewhere.example', addable: false },
  ];
  expect(readMisfitsAnswer(parseXml(writeMisfitsAnswer(misfits).toString()))).toEqual(misfits);
  expect(readMisfitsQuestion(xml('misfits', { xmlns: 'urn:other' }))).toBeUndefined();
  expect(readMisfitsAnswer(xml('principals'))).toBeUndefined();
});

it('who left by leaving the companion is told so by the presence that ends the stay, and by no other', () => {
  const gone = xml('presence', { type: 'unavailable' }, writeParted());
  expect(isParted(parseXml(gone.toString()))).toBe(true);
  expect(isParted(xml('presence', {}, writeParted()))).toBe(false);
  expect(isParted(xml('presence', { type: 'unavailable' }))).toBe(false);
});

it.each([
  ['a room', 'Desk@Rooms.Example', 'desk@rooms.example'],
  ['no address', '', undefined],
  ['a service', 'rooms.example', undefined],
])('a companion on the own list that is %s is read as %s', (_name, jid, read) => {
  const payload = companionCodec.write(jid);
  expect(companionCodec.read(parseXml(payload.toString()))).toBe(read);
  expect(companionCodec.read(xml('companion', { xmlns: 'urn:other', jid }))).toBeUndefined();
});
