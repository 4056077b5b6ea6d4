import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NS } from '#electron/stanza/namespaces.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { addressOf, openHouse } from './house.ts';

const someName = fc.constantFrom(
  ...[
    'x',
    'query',
    'item',
    'invite',
    'decline',
    'history',
    'destroy',
    'set',
    'max',
    'before',
    'after',
    'field',
    'search',
    'principals',
    'roster',
    'requests',
    'invitation',
    'invitations',
    'command',
    'unique',
  ],
  ...[
    'value',
    'body',
    'subject',
    'ping',
    'metadata',
    'origin-id',
    'stanza-id',
    'error',
    'status',
    'time',
    'reason',
  ],
);
const someAttributes = fc.dictionary(
  fc.constantFrom(
    'jid',
    'to',
    'nick',
    'role',
    'affiliation',
    'type',
    'id',
    'by',
    'var',
    'node',
    'maxstanzas',
    'since',
  ),
  fc.oneof(
    fc.constantFrom(
      '',
      'owner',
      'none',
      'submit',
      'outcast',
      'moderator',
      'Ana',
      'ana@localhost',
      'FORM_TYPE',
      '-1',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  ),
  { maxKeys: 3 },
);
const someNamespace = fc.constantFrom(
  ...[NS.muc, NS.mucUser, NS.mucAdmin, NS.mucOwner, NS.archive, NS.rsm, NS.form, NS.discoInfo, NS.discoItems],
  ...[
    NS.stanzaIds,
    NS.delay,
    NS.hints,
    NS.ping,
    NS.perch,
    NS.channelSearch,
    NS.commands,
    NS.register,
    NS.mucUnique,
    'urn:unheard:of',
    undefined,
  ],
);
const { tree: anyElement } = fc.letrec<{ tree: Element }>((tie) => ({
  tree: fc
    .tuple(
      someName,
      someNamespace,
      someAttributes,
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => [text]),
        fc.array(tie('tree'), { maxLength: 3 }),
      ),
    )
    .map(([name, xmlns, attributes, children]) => xml(name, { ...attributes, xmlns }, ...children)),
}));

const anyStanza = fc.record({
  name: fc.constantFrom('message', 'presence', 'iq'),
  type: fc.constantFrom(
    undefined,
    'get',
    'set',
    'result',
    'error',
    'groupchat',
    'chat',
    'unavailable',
    'subscribe',
  ),
  to: fc.constantFrom('', 'lobby', 'team', 'announcements', 'nowhere').map(addressOf),
  resource: fc.constantFrom('', '/Ana', '/Ben', '/\u200B', `/${'x'.repeat(900)}`),
  inner: fc.array(anyElement, { maxLength: 3 }),
});

describe('whatever is sent to the rooms', () => {
  it('is answered once where it asks for an answer, never where it does not, and harms nobody', () => {
    fc.assert(
      fc.property(fc.array(anyStanza, { maxLength: 20 }), (stanzas) => {
        const house = openHouse({ accounts: { isAdministrator: (account) => account === 'ben@localhost' } });
        const [ana, ben, watcher] = [house.person('ana'), house.person('ben'), house.person('cy')];
        ana.enters('lobby');
        for (const { name, type, to, resource, inner } of stanzas) {
          const attributes = { to: `${to}${resource}`, id: 'fuzz', ...(type && { type }) };
          const answers = ben.sends(name, attributes, inner.join(''));
          const errors = answers.filter((one) => one.attrs.type === 'error');
          if (type === 'error') expect(errors).toEqual([]);
          if (name === 'iq') {
            const asks = type === 'get' || type === 'set';
            expect(answers.filter((one) => one.name === 'iq')).toHaveLength(asks ? 1 : 0);
          }
        }
        watcher.enters('lobby');
        watcher.hears();
        ana.says('lobby', 'Still here');
        expect(watcher.hears().join('')).toContain('Still here');
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
