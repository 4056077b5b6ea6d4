import type { BareAddress, RoomAddress } from '../model/ids.ts';
import type { Behavior, Privacy, RoomPermissionMap } from '../model/room.ts';
import { type Form, formValue, makeForm, readForm, writeForm } from './0004-form.ts';
import { bareJid } from './jid.ts';
import { NS } from './namespaces.ts';
import { permissionNames, readPermissions, writePermissions } from './perch-room.ts';
import { readBoolean, readCount } from './values.ts';
import { type Element, elements, xml } from './xml.ts';

const wordings = ['any', 'all', 'phrase'] as const;
const privacies = ['Open', 'Closed', 'Secret'] as const satisfies readonly Privacy[];
const behaviors = ['Normal', 'Auditorium'] as const satisfies readonly Behavior[];
const relations = ['member', 'manager', 'invited'] as const;
const orders = ['address', 'nusers'] as const;

/** What rooms are looked for (XEP-0433, with the fields of docs/protocol.md); whatever is said has to be met. */
export interface ChannelSearch {
  /** Looked for in the name, unless said otherwise. */
  readonly text?: string;
  readonly inName?: boolean;
  readonly inDescription?: boolean;
  readonly inAddress?: boolean;
  readonly words?: (typeof wordings)[number];
  /** Id of a category. */
  readonly category?: string;
  readonly member?: BareAddress;
  readonly manager?: BareAddress;
  readonly addin?: string;
  readonly disabled?: boolean;
  readonly privacy?: Privacy;
  readonly behavior?: Behavior;
  readonly invitations?: boolean;
  /** What the asker is there. */
  readonly mine?: (typeof relations)[number];
  /** Who is there now. */
  readonly occupant?: BareAddress;
  readonly order?: (typeof orders)[number];
}

/** A room that was found. */
export interface FoundChannel {
  readonly address: RoomAddress;
  readonly name: string;
  readonly description: string;
  readonly occupants: number;
  /** What our service says beyond XEP-0433. */
  readonly room?: FoundRoom;
}

export interface FoundRoom {
  readonly privacy: Privacy;
  readonly behavior: Behavior;
  readonly categoryId: string;
  readonly category: string;
  readonly permissions: RoomPermissionMap;
  readonly disabled: boolean;
  /** Address of the public room that this secret one is linked with, to whoever may enter both. */
  readonly companion?: RoomAddress;
}

/** XEP-0433, 4.1: the form of a search; `page` is an XEP-0059 set. */
export function writeChannelSearch(search: ChannelSearch, page?: Element): Element {
  const form = makeForm('submit', NS.channelSearchParams, {
    q: search.text,
    all: search.text === undefined ? true : undefined,
    sinname: search.inName,
    sindescription: search.inDescription,
    sinaddress: search.inAddress,
    key: search.order && `{${NS.channelSearchOrder}}${search.order}`,
    [ours('words')]: search.words,
    [ours('category')]: search.category,
    [ours('member')]: search.member,
    [ours('manager')]: search.manager,
    [ours('addin')]: search.addin,
    [ours('disabled')]: search.disabled,
    [ours('privacy')]: search.privacy,
    [ours('behavior')]: search.behavior,
    [ours('invitations')]: search.invitations,
    [ours('mine')]: search.mine,
    [ours('occupant')]: search.occupant,
  });
  return xml('search', { xmlns: NS.channelSearch }, writeForm(form), page);
}

/** Undefined for a form with a value that means nothing, or for none. */
export function readChannelSearch(search: Element): ChannelSearch | undefined {
  const form = search.is('search', NS.channelSearch) ? readForm(search) : undefined;
  if (form?.type !== 'submit') return undefined;
  try {
    return readSearch(form);
  } catch (error) {
    if (error instanceof Meaningless) return undefined;
    throw error;
  }
}

/** The form that says what one can ask for. */
export function writeChannelSearchForm(): Element {
  const names = ['q', 'all', 'sinname', 'sindescription', 'sinaddress', 'key', ...ourFields.map(ours)];
  const fields = names.map((name) => ({ name, values: [] }));
  const type = { name: 'FORM_TYPE', type: 'hidden', values: [NS.channelSearchParams] } as const;
  return xml('search', { xmlns: NS.channelSearch }, writeForm({ type: 'form', fields: [type, ...fields] }));
}

export function writeFoundChannels(channels: readonly FoundChannel[], page?: Element): Element {
  return xml('result', { xmlns: NS.channelSearch }, ...channels.map(writeFound), page);
}

export function readFoundChannels(result: Element): readonly FoundChannel[] | undefined {
  if (!result.is('result', NS.channelSearch)) return undefined;
  return elements(result)
    .filter((item) => item.is('item', NS.channelSearch))
    .flatMap(readFound);
}

const ourFields = [
  'words',
  'category',
  'member',
  'manager',
  'addin',
  'disabled',
  'privacy',
  'behavior',
  'invitations',
  'mine',
  'occupant',
] as const;

/** XEP-0433, 5.1: fields of others are in Clark notation. */
function ours(name: (typeof ourFields)[number]): string {
  return `{${NS.perch}}${name}`;
}

class Meaningless extends Error {}

function readSearch(form: Form): ChannelSearch {
  const text = (name: string): string | undefined => formValue(form, name) || undefined;
  const yesOrNo = (name: string): boolean | undefined => known(text(name), readBoolean);
  const one = <T extends string>(name: string, values: readonly T[]): T | undefined =>
    known(text(name), (value) => values.find((each) => each === value));
  const order = text('key')?.replace(`{${NS.channelSearchOrder}}`, '');
  const entries = {
    text: text('q'),
    inName: yesOrNo('sinname'),
    inDescription: yesOrNo('sindescription'),
    inAddress: yesOrNo('sinaddress'),
    words: one(ours('words'), wordings),
    category: text(ours('category')),
    member: text(ours('member')),
    manager: text(ours('manager')),
    addin: text(ours('addin')),
    disabled: yesOrNo(ours('disabled')),
    privacy: one(ours('privacy'), privacies),
    behavior: one(ours('behavior'), behaviors),
    invitations: yesOrNo(ours('invitations')),
    mine: one(ours('mine'), relations),
    occupant: text(ours('occupant')),
    order: known(order, (value) => orders.find((each) => each === value)),
  };
  // What is not said is left out, as `exactOptionalPropertyTypes` asks for.
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}

function known<T>(value: string | undefined, read: (value: string) => T | undefined): T | undefined {
  if (value === undefined) return undefined;
  const found = read(value);
  if (found === undefined) throw new Meaningless();
  return found;
}

function writeFound({ address, name, description, occupants, room }: FoundChannel): Element {
  return xml(
    'item',
    { address },
    xml('name', {}, name),
    description !== '' && xml('description', {}, description),
    xml('nusers', {}, occupants),
    room?.privacy === 'Open' && xml('is-open'),
    room && writeRoom(room),
  );
}

function writeRoom(room: FoundRoom): Element {
  const { privacy, behavior, categoryId, category, permissions, disabled, companion } = room;
  return xml('room', {
    xmlns: NS.perch,
    privacy,
    behavior,
    category: categoryId,
    'category-name': category,
    may: writePermissions(permissions).join(' '),
    disabled: disabled ? '1' : undefined,
    companion,
  });
}

function readFound(item: Element): readonly FoundChannel[] {
  const { address } = item.attrs;
  if (typeof address !== 'string') return [];
  const text = (name: string): string => item.getChild(name, NS.channelSearch)?.text() ?? '';
  const room = readRoom(item.getChild('room', NS.perch));
  return [
    {
      address,
      name: text('name') || address,
      description: text('description'),
      occupants: readCount(text('nusers').trim()) ?? 0,
      ...(room && { room }),
    },
  ];
}

function readRoom(room: Element | undefined): FoundRoom | undefined {
  const { privacy, behavior, category, 'category-name': name, may = '', disabled } = room?.attrs ?? {};
  const companion = bareJid(String(room?.attrs.companion ?? ''));
  const [isPrivate, behaves] = [
    privacies.find((one) => one === privacy),
    behaviors.find((one) => one === behavior),
  ];
  if (!isPrivate || !behaves) return undefined;
  const granted = permissionNames.filter((one) => String(may).split(' ').includes(one));
  return {
    privacy: isPrivate,
    behavior: behaves,
    categoryId: category ?? '',
    category: name ?? '',
    permissions: readPermissions(granted),
    disabled: disabled === '1',
    ...(companion && { companion }),
  };
}
