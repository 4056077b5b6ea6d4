import {
  type PrincipalSummary,
  type PrincipalsQuestion,
  readPrincipalsQuestion,
  writePrincipalsAnswer,
} from '#electron/stanza/perch-principals.ts';
import { elements } from '#electron/stanza/xml.ts';
import type { RoomContext } from '../context.ts';
import { isPrincipalWithin, mayPresent } from '../lists/judge.ts';
import { foldName } from '../names.ts';
import { type Answer, answer, type Request, refuse } from '../request.ts';
import type { Room } from '../room.ts';
import type { Category } from '../storage/category-values.ts';
import { kindOf, readPrincipal } from './principal.ts';

const usual = 20;
const most = 100;
/** Accounts that are looked through for those within the scope. */
const mostLooked = 5_000;

/** Who could be given a role in a room: for those who give them. */
export function tellPrincipals(context: RoomContext, room: Room, request: Request): Answer {
  const question = questionOf(request);
  if (!question) return nonsense(request);
  if (!room.rights(request.account).runsLists) {
    return refuse(request, 'forbidden', 'Only those who run this room can do that.', {
      code: 'ErrorPermission',
    });
  }
  const { role } = question;
  const fits = (one: string): boolean => role !== 'presenter' || mayPresent(context, room, one);
  return tell(context, request, question, room.category, fits);
}

/** The same where there is no room yet: for those who may make one in the category. */
export function tellPrincipalsIn(context: RoomContext, request: Request): Answer {
  const question = questionOf(request);
  if (!question) return nonsense(request);
  const { categories } = context;
  const category = question.category === undefined ? categories.default : categories.byId(question.category);
  if (!category || !categories.isWithin(category, request.account)) {
    return refuse(request, 'item-not-found', 'There is no such category.', { code: 'NoSuchNode' });
  }
  if (!categories.mayCreate(category, request.account)) {
    return refuse(request, 'forbidden', 'You may not make rooms in this category.', {
      code: 'ErrorPermission',
    });
  }
  return tell(context, request, question, category, () => true);
}

function tell(
  context: RoomContext,
  request: Request,
  { text, max = usual }: PrincipalsQuestion,
  category: Category,
  fits: (principal: string) => boolean,
): Answer {
  const candidates = [
    ...groupsWith(context, text),
    ...personMeant(context, text),
    ...peopleWith(context, text),
  ];
  const byAddress = new Map(candidates.map((one) => [one.address, one]));
  const eligible = [...byAddress.values()].filter(
    ({ address }) => isPrincipalWithin(context, category, address) && fits(address),
  );
  const wanted = Math.min(max, most);
  const principals = eligible.slice(0, wanted);
  return answer(request, writePrincipalsAnswer({ principals, more: eligible.length > wanted }));
}

function groupsWith({ people }: RoomContext, text: string): readonly PrincipalSummary[] {
  const beginning = foldName(text);
  return people.groups
    .filter(({ address, name }) => wordsOf(`${address} ${name}`).some((word) => word.startsWith(beginning)))
    .map(({ address, name }) => ({ address, name }));
}

function peopleWith({ accounts }: RoomContext, text: string): readonly PrincipalSummary[] {
  return accounts.find(text, mostLooked);
}

/** A whole address names its person, also where accounts cannot be looked through. */
function personMeant({ people, domain }: RoomContext, text: string): readonly PrincipalSummary[] {
  const address = text.includes('@') ? readPrincipal(text, domain) : undefined;
  const isPerson = address !== undefined && kindOf(address, domain) === 'person' && people.exists(address);
  return isPerson ? [{ address }] : [];
}

function wordsOf(text: string): readonly string[] {
  return foldName(text).split(/[\s@._-]+/u);
}

function questionOf({ stanza }: Request): PrincipalsQuestion | undefined {
  const [question] = elements(stanza);
  return question && readPrincipalsQuestion(question);
}

function nonsense(request: Request): Answer {
  return refuse(request, 'bad-request', 'Ask for members, managers or presenters.', {
    code: 'InvalidArgument',
  });
}
