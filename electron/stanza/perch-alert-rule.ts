import {
  type AlertAction,
  type AlertMatch,
  type AlertRule,
  type AlertScope,
  alertActions,
} from '../model/alert-rule.ts';
import type { Hours } from '../model/hours.ts';
import { readHours, writeHours } from './perch-hours.ts';
import { type Element, elements, xml } from './xml.ts';

/** One rule of what alerts: `<rule id='…' scope='person' of='ana@example.com' name='Ana' match='everything' action='notify'/>`. */
export function writeAlertRule({ id, scope, name, match, action, hours }: AlertRule): Element {
  const feed = match.kind === 'feed' ? match.feed : undefined;
  const attributes = { id, scope: scope.kind, of: ofScope(scope), name, match: match.kind, feed, action };
  return xml('rule', attributes, hours !== null && writeHours('hours', hours));
}

/**
 * Undefined for what is not understood. Where only a part is, something may be meant that makes it quieter: such a rule may
 * still silence, but raises no alert.
 */
export function readAlertRule(element: Element): AlertRule | undefined {
  const { id, name = '' } = element.attrs;
  const [scope, match, hours] = [readScope(element), readMatch(element), readRuleHours(element)];
  if (!id || !scope || !match) return undefined;
  const action = alertActions.find((one) => one === element.attrs.action);
  const whole = action !== undefined && hours !== undefined && isWhole(element);
  if (whole) return { id, scope, name, match, action, hours };
  return isLoud(action)
    ? undefined
    : { id, scope, name, match, action: action ?? 'count', hours: hours ?? null };
}

function isLoud(action: AlertAction | undefined): boolean {
  return action === 'notify' || action === 'sound';
}

const understood = ['id', 'scope', 'of', 'name', 'match', 'feed', 'action', 'xmlns'];

function isWhole(element: Element): boolean {
  const rest = elements(element).filter((one) => one.getName() !== 'hours');
  return rest.length === 0 && Object.keys(element.attrs).every((name) => understood.includes(name));
}

/** Null: always. Undefined: at hours that are not understood. */
function readRuleHours(element: Element): Hours | null | undefined {
  const hours = elements(element).filter((one) => one.getName() === 'hours');
  const [only, ...more] = hours;
  return only === undefined ? null : more.length > 0 ? undefined : readHours(only);
}

function ofScope(scope: AlertScope): string | undefined {
  switch (scope.kind) {
    case 'all':
      return undefined;
    case 'category':
      return scope.category;
    case 'room':
      return scope.room;
    case 'person':
      return scope.person;
  }
}

function readScope({ attrs: { scope, of = '' } }: Element): AlertScope | undefined {
  if (scope === 'all') return { kind: 'all' };
  if (of === '') return undefined;
  if (scope === 'category') return { kind: 'category', category: of };
  if (scope === 'room') return { kind: 'room', room: of };
  return scope === 'person' ? { kind: 'person', person: of } : undefined;
}

function readMatch({ attrs: { match, feed } }: Element): AlertMatch | undefined {
  if (match === 'feed') return feed ? { kind: 'feed', feed } : undefined;
  const kind = (['everything', 'mention', 'keyword', 'important'] as const).find((one) => one === match);
  return kind && { kind };
}
