import * as v from 'valibot';
import { askChecks } from '#addins/checks/asks.ts';
import { type ActionName, type Actions, type AddInFault, actionRights } from '#addins/contract.ts';

/** A call that is refused, with what the add-in is told. */
export class AskFault extends Error {
  readonly fault: AddInFault;

  constructor(fault: AddInFault) {
    super(fault.text);
    this.name = 'AskFault';
    this.fault = fault;
  }
}

/** An ask in the right shape. */
export type ReadAsk = {
  [A in ActionName]: { readonly name: A; readonly body: Actions[A]['ask'] };
}[ActionName];

/** What an add-in asked, if there is such a thing, it may, and asks in the right shape. Throws an `AskFault`. */
export function readAsk(name: string, body: unknown, rights: readonly string[]): ReadAsk {
  if (!isAction(name))
    throw new AskFault({ code: 'MsgNotSupported', text: `Perch does not know ${JSON.stringify(name)}.` });
  stillMay(name, rights);
  const read = v.safeParse(askChecks[name], body);
  if (!read.success) throw new AskFault({ code: 'InvalidArgument', text: wordsOf(name, read.issues[0]) });
  // The check of this name was passed.
  return { name, body: read.output } as ReadAsk;
}

/** Throws an `AskFault` where the right is not granted, or not any more. */
export function stillMay(name: ActionName, rights: readonly string[]): void {
  const right = actionRights[name];
  if (rights.includes(right)) return;
  throw new AskFault({ code: 'ErrorPermission', text: `${name} needs the right ${right}.` });
}

export function faultFor(error: unknown, faultOf: (error: unknown) => AddInFault): AddInFault {
  return error instanceof AskFault ? error.fault : faultOf(error);
}

function isAction(name: string): name is ActionName {
  return Object.hasOwn(actionRights, name);
}

function wordsOf(name: ActionName, issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  return `${path === null ? name : `${name}: ${path}`}: ${issue.message}`.slice(0, 500);
}
