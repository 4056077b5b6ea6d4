import { writeMembershipWish } from '#electron/stanza/0045-requests.ts';
import { writeChannelSearch } from '#electron/stanza/0433-channel-search.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { xml } from '#electron/stanza/xml.ts';
import { type Operation, posts, silenced } from './operation.ts';
import { both, either } from './relations.ts';
import { body, entry, iq, item, perch, query, says, service } from './stanzas.ts';

const finding: readonly Operation[] = [
  {
    name: 'is listed it',
    stanzas: () => [iq('get', service, query(NS.discoItems))],
    allowed: ({ find }) => find,
    refused: 'nothing',
    tells: (room) => room,
  },
  {
    name: 'finds it by its name',
    stanzas: () => [iq('get', service, writeChannelSearch({ text: 'Desk' }))],
    allowed: ({ find }) => find,
    refused: 'nothing',
    tells: (room) => room,
  },
  {
    name: 'finds it by who is there',
    stanzas: () => [iq('get', service, writeChannelSearch({ occupant: 'mop@localhost' }))],
    // In a closed room others are told names only, and no addresses.
    allowed: ({ find, enter, manage }) => both(find, either(enter, manage)),
    refused: 'nothing',
    tells: (room) => room,
  },
  {
    name: 'finds it by its manager',
    stanzas: () => [iq('get', service, writeChannelSearch({ manager: 'mel@localhost' }))],
    allowed: ({ find }) => find,
    refused: 'nothing',
    tells: (room) => room,
  },
  {
    name: 'is told what it is',
    stanzas: (room) => [iq('get', room, query(NS.discoInfo))],
    allowed: ({ know }) => know,
    refused: 'item-not-found',
  },
  {
    name: 'sees who is there',
    stanzas: (room) => [iq('get', room, query(NS.discoItems))],
    allowed: ({ know }) => know,
    refused: 'item-not-found',
  },
];

const inIt: readonly Operation[] = [
  {
    name: 'enters',
    stanzas: (room, nickname) => [entry(room, nickname)],
    allowed: ({ enter }) => enter,
    refused: (relation) => (relation === 'banned' ? 'forbidden' : 'registration-required'),
  },
  {
    name: 'reads the archive without entering',
    stanzas: (room) => [iq('set', room, query(NS.archive))],
    allowed: ({ enter }) => enter,
    refused: 'forbidden',
  },
  {
    name: 'is told how far the archive goes',
    stanzas: (room) => [iq('get', room, xml('metadata', { xmlns: NS.archive }))],
    allowed: ({ enter }) => enter,
    refused: 'forbidden',
  },
  {
    name: 'asks for everybody who is there',
    stanzas: (room) => [iq('get', room, perch('roster'))],
    allowed: ({ enter }) => enter,
    refused: 'not-acceptable',
    inside: true,
  },
  {
    name: 'whispers',
    stanzas: (room) => [xml('message', { type: 'chat', to: `${room}/Mop`, id: 'tried' }, body('psst'))],
    allowed: ({ enter }) => enter,
    refused: 'not-acceptable',
    inside: true,
  },
  { name: 'posts', stanzas: (room) => [says(room, body('Hello'))], ...posts },
  { name: 'alerts', stanzas: (room) => [says(room, body('Look'), perch('alert'))], ...posts },
  {
    name: 'tells a story',
    stanzas: (room) => [says(room, xml('subject', {}, 'Once'), body('upon a time'))],
    ...posts,
  },
  {
    name: 'says what is not kept',
    stanzas: (room) => [says(room, xml('active', { xmlns: 'http://jabber.org/protocol/chatstates' }))],
    ...posts,
  },
  {
    name: 'changes the subject',
    stanzas: (room) => [says(room, xml('subject', {}, 'Today'))],
    allowed: ({ enter, manage }) => both(enter, manage),
    refused: silenced,
    inside: true,
  },
];

const asking: readonly Operation[] = [
  {
    name: 'asks to be a member',
    stanzas: (room) => [iq('set', room, query(NS.register, writeMembershipWish({ words: 'Me' })))],
    allowed: ({ know, members, none }, privacy) =>
      privacy === 'Open' ? none : new Set([...know].filter((one) => !members.has(one) && one !== 'banned')),
    refused: (relation, _, privacy) => {
      if (relation === 'banned') return 'forbidden';
      return privacy === 'Open' ? 'service-unavailable' : 'conflict';
    },
    changes: true,
  },
  {
    name: 'invites somebody who is in scope',
    stanzas: (room) => [
      xml(
        'message',
        { to: room, id: 'tried' },
        xml('x', { xmlns: NS.mucUser }, xml('invite', { to: 'sam@localhost' })),
      ),
    ],
    allowed: ({ enter, manage }) => both(enter, manage),
    refused: silenced,
    inside: true,
    changes: true,
  },
  {
    name: 'is offered people for its lists',
    stanzas: (room) => [iq('get', room, perch('principals', { role: 'member', text: '' }))],
    allowed: ({ manage }) => manage,
    refused: 'forbidden',
  },
  {
    name: 'is told who waits to be let in',
    stanzas: (room) => [iq('get', room, perch('requests'))],
    allowed: ({ manage }) => manage,
    refused: 'forbidden',
  },
  {
    name: 'reads who its members are',
    stanzas: (room) => [iq('get', room, query(NS.mucAdmin, item({ affiliation: 'member' })))],
    allowed: ({ manage, members }) => either(manage, members),
    refused: 'forbidden',
  },
  {
    name: 'reads who is banned',
    stanzas: (room) => [iq('get', room, query(NS.mucAdmin, item({ affiliation: 'outcast' })))],
    allowed: ({ manage }) => manage,
    refused: 'forbidden',
  },
];

/** Finding a room, being in it, and asking for more. */
export const beingThere: readonly Operation[] = [...finding, ...inIt, ...asking];
