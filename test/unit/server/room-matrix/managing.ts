import { writeModerationRequest } from '#electron/stanza/0425-moderation.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { manages, type Operation } from './operation.ts';
import type { Relation } from './relations.ts';
import { entry, iq, item, query, saves, service } from './stanzas.ts';

/** Changing a room, and the lists of who belongs to it. */
export const managing: readonly Operation[] = [
  {
    name: 'reads its form',
    stanzas: (room) => [iq('get', room, query(NS.mucOwner))],
    allowed: ({ manage }) => manage,
    refused: 'forbidden',
  },
  { name: 'renames it', stanzas: (room) => [saves(room, { roomname: 'Desk 2' })], ...manages },
  { name: 'describes it', stanzas: (room) => [saves(room, { roomdesc: 'New' })], ...manages },
  {
    name: 'opens it',
    stanzas: (room) => [saves(room, { membersonly: false, publicroom: true })],
    ...manages,
  },
  {
    name: 'closes it',
    stanzas: (room) => [
      saves(room, { membersonly: true, publicroom: true, moderatedroom: false }, { presenters: [] }),
    ],
    ...manages,
  },
  {
    name: 'makes it secret',
    stanzas: (room) => [
      saves(room, { membersonly: true, publicroom: false, moderatedroom: false }, { presenters: [] }),
    ],
    ...manages,
  },
  { name: 'makes it an auditorium', stanzas: (room) => [saves(room, { moderatedroom: true })], ...manages },
  {
    name: 'lets it be no auditorium',
    stanzas: (room) => [saves(room, { moderatedroom: false })],
    ...manages,
  },
  {
    name: 'says who its members are',
    stanzas: (room) => [saves(room, {}, { members: ['sam@localhost', 'mop@localhost'], presenters: [] })],
    ...manages,
  },
  {
    name: 'says who manages it',
    stanzas: (room) => [saves(room, {}, { managers: ['mel@localhost', 'sam@localhost'] })],
    ...manages,
  },
  {
    name: 'says who presents',
    stanzas: (room) => [saves(room, {}, { presenters: ['mia@localhost'] })],
    ...manages,
  },
  {
    name: 'ends its invitations',
    stanzas: (room) => [saves(room, {}, { invitations: 'False' })],
    ...manages,
  },
  { name: 'puts an add-in beside it', stanzas: (room) => [saves(room, {}, { addin: 'Rates' })], ...manages },
  { name: 'ends its archive', stanzas: (room) => [saves(room, { enablearchiving: false })], ...manages },
  { name: 'hides who is who', stanzas: (room) => [saves(room, { whois: 'moderators' })], ...manages },
  { name: 'disables it', stanzas: (room) => [saves(room, {}, { disabled: true })], ...manages },
  {
    name: 'makes somebody a member',
    stanzas: (room) => [
      iq('set', room, query(NS.mucAdmin, item({ affiliation: 'member', jid: 'sam@localhost' }))),
    ],
    ...manages,
  },
  {
    name: 'makes somebody an owner',
    stanzas: (room) => [
      iq('set', room, query(NS.mucAdmin, item({ affiliation: 'owner', jid: 'sam@localhost' }))),
    ],
    ...manages,
  },
  {
    name: 'bans somebody',
    stanzas: (room) => [
      iq('set', room, query(NS.mucAdmin, item({ affiliation: 'outcast', jid: 'sam@localhost' }))),
    ],
    ...manages,
  },
  {
    name: 'gives voice for a while',
    stanzas: (room) => [iq('set', room, query(NS.mucAdmin, item({ role: 'participant', nick: 'Watcher' })))],
    ...manages,
  },
  {
    name: 'takes back what was said',
    stanzas: (room, _, said) => [iq('set', room, writeModerationRequest({ id: said }))],
    // Nothing to put right: what was taken back once can be taken back again.
    allowed: ({ manage }) => manage,
    refused: 'forbidden',
  },
  {
    name: 'kicks',
    stanzas: (room) => [iq('set', room, query(NS.mucAdmin, item({ role: 'none', nick: 'Watcher' })))],
    ...manages,
  },
  {
    name: 'moves it to a category of theirs',
    stanzas: (room) => [saves(room, {}, { category: 'Elsewhere' })],
    allowed: ({ manage }) =>
      new Set([...manage].filter((one) => one === 'administrator' || one === 'member and manager')),
    refused: (relation, { manage }) => (manage.has(relation) ? 'not-allowed' : 'forbidden'),
    changes: true,
  },
  {
    name: 'ends it, with what was said in it',
    stanzas: (room) => [iq('set', room, query(NS.mucOwner, xml('destroy')))],
    allowed: ({ administrators }) => administrators,
    refused: (relation, { manage }) => (manage.has(relation) ? 'not-allowed' : 'forbidden'),
    ends: true,
  },
];

const disable = (by: Relation) => (room: string) => ({ by, stanza: saves(room, {}, { disabled: true }) });
const byManager = { prepared: disable('member, manager and presenter'), changes: true } as const;
const byAdministrator = { prepared: disable('administrator'), changes: true } as const;
const enable = (room: string): readonly Element[] => [saves(room, {}, { disabled: false })];

/** A room that is disabled. */
export const disabled: readonly Operation[] = [
  {
    name: 'is listed it, disabled',
    stanzas: () => [iq('get', service, query(NS.discoItems))],
    allowed: ({ none }) => none,
    refused: 'nothing',
    tells: (room) => room,
    ...byManager,
  },
  {
    name: 'is told what it is, disabled',
    stanzas: (room) => [iq('get', room, query(NS.discoInfo))],
    allowed: ({ manage }) => manage,
    refused: 'not-allowed',
    ...byManager,
  },
  {
    name: 'enters it, disabled',
    stanzas: (room, nickname) => [entry(room, nickname)],
    allowed: ({ none }) => none,
    refused: 'not-allowed',
    ...byManager,
  },
  {
    name: 'reads its archive, disabled',
    stanzas: (room) => [iq('set', room, query(NS.archive))],
    allowed: ({ none }) => none,
    refused: (relation, { manage }) => (manage.has(relation) ? 'forbidden' : 'not-allowed'),
    ...byManager,
  },
  {
    name: 'enables it again after a manager disabled it',
    stanzas: enable,
    allowed: ({ manage }) => manage,
    refused: 'not-allowed',
    ...byManager,
  },
  {
    name: 'enables it again after an administrator disabled it',
    stanzas: enable,
    allowed: ({ administrators }) => administrators,
    refused: 'not-allowed',
    ...byAdministrator,
  },
];
