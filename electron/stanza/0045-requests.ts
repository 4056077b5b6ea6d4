import { type Form, formType, formValue, makeForm, readForm, writeForm } from './0004-form.ts';
import { bareJid } from './jid.ts';
import { NS } from './namespaces.ts';
import { readBoolean } from './values.ts';
import { type Element, xml } from './xml.ts';

/**
 * What somebody asks of those who run a room: to be a member (XEP-0045, 7.10 and 9.9) or to have voice (7.13,
 * 8.6). It travels to them, and its answer back, in a message with a form.
 */
export interface RoomRequest {
  readonly kind: 'membership' | 'voice';
  /** Bare address of who asks. */
  readonly address: string;
  /** Of the device that asks, where the room names it: there the answer has to name it too. */
  readonly fullAddress?: string;
  readonly nickname?: string;
  /** What they say of themselves. */
  readonly words?: string;
}

export interface RoomRequestAnswer extends RoomRequest {
  readonly allow: boolean;
}

const words = {
  membership: { formType: NS.mucRegister, address: 'muc#register_jid', nickname: 'muc#register_roomnick' },
  voice: { formType: NS.mucRequest, address: 'muc#jid', nickname: 'muc#roomnick' },
} as const;

const allowField = { membership: 'muc#register_allow', voice: 'muc#request_allow' } as const;
const wordsField = `${NS.perch}#words`;

/** The form by which a request is put to those who decide. */
export function writeRoomRequest(request: RoomRequest): Element {
  const { kind, address, nickname, words: said } = request;
  const names = words[kind];
  const role = kind === 'voice' ? [{ name: 'muc#role', values: ['participant'] }] : [];
  return writeForm({
    type: 'form',
    title: kind === 'voice' ? 'Somebody asks to present' : 'Somebody asks to join',
    fields: [
      { name: 'FORM_TYPE', type: 'hidden', values: [names.formType] },
      ...role,
      { name: names.address, type: 'jid-single', label: 'Who asks', values: [address] },
      ...(nickname === undefined ? [] : [text(names.nickname, 'Nickname', nickname)]),
      ...(said === undefined ? [] : [text(wordsField, 'What they say', said)]),
      { name: allowField[kind], type: 'boolean', label: 'Allow it', values: ['0'] },
    ],
  });
}

/** The requests among the forms of an element: a message, or the answer to a question for all that wait. */
export function readRoomRequests(element: Element): readonly RoomRequest[] {
  return forms(element).flatMap((form) => (form.type === 'form' ? readRequest(form) : []));
}

/** What one who decides sends back to the room. */
export function writeRoomRequestAnswer(answer: RoomRequestAnswer): Element {
  const names = words[answer.kind];
  const form = makeForm('submit', names.formType, {
    ...(answer.kind === 'voice' && { 'muc#role': 'participant' }),
    [names.address]: answer.fullAddress ?? answer.address,
    [names.nickname]: answer.nickname,
    [allowField[answer.kind]]: answer.allow,
  });
  return writeForm(form);
}

/** Undefined for a message that answers no request. */
export function readRoomRequestAnswer(message: Element): RoomRequestAnswer | undefined {
  for (const form of forms(message)) {
    const [request] = form.type === 'submit' ? readRequest(form) : [];
    const allow = request && readBoolean(formValue(form, allowField[request.kind]));
    if (request && allow !== undefined) return { ...request, allow };
  }
  return undefined;
}

/** Asks for voice (XEP-0045, 7.13): undefined for a message that does not. */
export function writeVoiceWish(said?: string): Element {
  return writeForm(makeForm('submit', NS.mucRequest, { 'muc#role': 'participant', [wordsField]: said }));
}

export function readVoiceWish(message: Element): { readonly words?: string } | undefined {
  const form = forms(message).find((one) => formType(one) === NS.mucRequest && one.type === 'submit');
  if (!form || formValue(form, 'muc#role') !== 'participant') return undefined;
  if (formValue(form, 'muc#request_allow') !== undefined) return undefined;
  const said = formValue(form, wordsField);
  return said === undefined ? {} : { words: said };
}

/** Asks a room for everything that waits for an answer. */
export function writeRequestsQuestion(): Element {
  return xml('requests', { xmlns: NS.perch });
}

export function writeRoomRequests(requests: readonly RoomRequest[]): Element {
  return xml('requests', { xmlns: NS.perch }, ...requests.map(writeRoomRequest));
}

/** The form that somebody fills in who wants to be a member (XEP-0045, 7.10). */
export function writeMembershipForm(): Element {
  return writeForm({
    type: 'form',
    title: 'Ask to join',
    fields: [
      { name: 'FORM_TYPE', type: 'hidden', values: [NS.mucRegister] },
      { name: 'muc#register_roomnick', type: 'text-single', label: 'Nickname', values: [] },
      { name: wordsField, type: 'text-single', label: 'Say who you are', values: [] },
    ],
  });
}

export interface MembershipWish {
  readonly nickname?: string;
  readonly words?: string;
}

/** The form filled in, to go into `<query xmlns='jabber:iq:register'/>`. */
export function writeMembershipWish({ nickname, words: said }: MembershipWish): Element {
  return writeForm(
    makeForm('submit', NS.mucRegister, { 'muc#register_roomnick': nickname, [wordsField]: said }),
  );
}

export function readMembershipWish(query: Element): MembershipWish | undefined {
  const form = readForm(query);
  if (form?.type !== 'submit' || formType(form) !== NS.mucRegister) return undefined;
  const nickname = formValue(form, 'muc#register_roomnick');
  const said = formValue(form, wordsField);
  return { ...(nickname && { nickname }), ...(said && { words: said }) };
}

function readRequest(form: Form): readonly RoomRequest[] {
  const kind = formType(form) === NS.mucRegister ? 'membership' : 'voice';
  const names = words[kind];
  const fullAddress = formValue(form, names.address) ?? '';
  const address = bareJid(fullAddress);
  if (formType(form) !== names.formType || !address) return [];
  const nickname = formValue(form, names.nickname);
  const said = formValue(form, wordsField);
  return [
    {
      kind,
      address,
      ...(fullAddress !== address && { fullAddress }),
      ...(nickname && { nickname }),
      ...(said && { words: said }),
    },
  ];
}

function forms(element: Element): readonly Form[] {
  return element.getChildren('x', NS.form).flatMap((x) => readForm(x) ?? []);
}

function text(name: string, label: string, value: string): Form['fields'][number] {
  return { name, type: 'text-single', label, values: [value] };
}
