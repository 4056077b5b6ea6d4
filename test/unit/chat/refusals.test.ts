import { describe, expect, test } from 'vitest';
import { inOurTerms } from '#electron/chat/management/owner-form.ts';
import { refusalIn } from '#electron/session/request-fault.ts';
import { parseXml } from '#electron/stanza/xml.ts';

const error = (inside: string, condition = 'conflict') =>
  parseXml(
    `<error type="cancel"><${condition} xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/>` +
      `<text xmlns="urn:ietf:params:xml:ns:xmpp-stanzas">Called so\n  by\u202eCy already.</text>${inside}</error>`,
  );
const ours = (attributes: string, inside = '') =>
  `<fault xmlns="urn:perch:chat:1" ${attributes}>${inside}</fault>`;

describe('a refusal', () => {
  test('of any server is told in our words', () => {
    expect(refusalIn(error(''))?.fault).toEqual({
      code: 'DataCollision',
      text: 'Somebody else was quicker. Look at what changed, then try again.',
    });
  });

  test('of our service says what it means, in one line of its own', () => {
    const fault = ours("code='DuplicateRoomName' field='f'", '<value>a</value><value>b</value>');
    expect(refusalIn(error(fault))?.fault).toEqual({
      code: 'DuplicateRoomName',
      text: 'Called so by Cy already.',
      field: 'f',
      values: ['a', 'b'],
    });
  });

  test.each(["code='Nonsense'", '', "code='toString'"])(
    'with %j is as if nothing had been said',
    (attributes) => {
      expect(refusalIn(error(ours(attributes)))?.fault.code).toBe('DataCollision');
    },
  );

  test('is none where there is no error', () => {
    expect(refusalIn(parseXml('<iq type="result"/>'))).toBeUndefined();
  });
});

test.each([
  ["code='DuplicateRoomName' field='muc#roomconfig_roomname'", '', { field: 'name' }],
  ["code='InvalidArgument' field='muc#roomconfig_publicroom'", '', { field: 'privacy' }],
  [
    "code='NoSuchPrincipal' field='urn:perch:chat:1#members'",
    '<value>zoe@x</value>',
    { field: 'members', values: ['zoe@x'] },
  ],
  [
    "code='DataCollision' field='urn:perch:chat:1#revision'",
    '<value>muc#roomconfig_membersonly</value><value>muc#roomconfig_publicroom</value><value>other</value>',
    { values: ['privacy', 'other'] },
  ],
])('the fields of the form have our names: %s', async (attributes, inside, expected) => {
  const refused = Promise.reject(refusalIn(error(ours(attributes, inside))));
  const fault = await inOurTerms(refused).catch((one) => one.fault);
  const { code: _, text: __, ...meant } = fault;
  expect(meant).toEqual(expected);
});
