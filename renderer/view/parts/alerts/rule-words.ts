import type { NewAlertRule } from '#renderer/store/alert-choices.ts';
import type { App } from '#renderer/store/app.ts';
import type { AlertExplanation, Hours } from '#renderer/store/facts.ts';
import { tameName } from '#renderer/view/plain-text.ts';
import { strings } from '#renderer/view/strings.ts';
import { feedName } from '../feed-name.ts';

type Known = Pick<App, 'rooms' | 'feeds' | 'session' | 'alertChoices'>;

/** A rule as a sentence without its end. */
export function ruleWords(
  rule: Omit<NewAlertRule, 'name'> & { readonly name?: string },
  known: Known,
): string {
  const { actions } = strings.alertRules;
  return `${actions[rule.action]} ${matchWords(rule, known)} ${scopeWords(rule, known)}${hoursWords(rule.hours, known)}`;
}

function matchWords({ match }: Pick<NewAlertRule, 'match'>, { feeds }: Known): string {
  const { matches } = strings.alertRules;
  if (match.kind !== 'feed') return matches[match.kind];
  return matches.feed(nameOfFeed(match.feed, { feeds }) ?? '–');
}

function scopeWords(
  { scope, name = '' }: Pick<NewAlertRule, 'scope'> & { readonly name?: string },
  { rooms }: Known,
): string {
  const { scopes } = strings.alertRules;
  switch (scope.kind) {
    case 'all':
      return scopes.all;
    case 'category':
      return scopes.category(tameName(scope.category));
    case 'room':
      return scopes.room(tameName(rooms.get(scope.room)?.name ?? (name || scope.room)));
    case 'person':
      return scopes.person(tameName(name || scope.person));
  }
}

/** The first Sunday of 2023, at midnight. */
const sunday = Date.UTC(2023, 0, 1);
const minute = 60 * 1000;
const day = 24 * 60 * minute;

function hoursWords(hours: Hours | null, { session }: Known): string {
  if (hours === null) return '';
  const { language } = session.state.getState().host;
  const { format } = new Intl.DateTimeFormat(language, {
    hour: 'numeric',
    minute: '2-digit',
    timeZone: 'UTC',
  });
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const names = hours.days.map((each) => weekday.format(sunday + each * day));
  const days = names.length === 7 ? strings.alertRules.always : new Intl.ListFormat(language).format(names);
  const [from, to] = [hours.from, hours.to].map((minutes) => format(sunday + minutes * minute));
  return strings.alertRules.hoursAre(from ?? '', to ?? '', days);
}

function nameOfFeed(id: string, { feeds }: Pick<Known, 'feeds'>): string | undefined {
  const feed = feeds.get(id);
  return feed && feedName(feed);
}

type Cause = Pick<AlertExplanation, 'because' | 'rule' | 'feed'>;

/** Why a rule or a feed alerts, or does not; undefined for every other reason. */
export function causeWords({ because, rule, feed }: Cause, known: Known): string | undefined {
  const words = strings.alertWhy;
  if (because === 'rule') {
    const said = known.alertChoices.state.getState().rules.find(({ id }) => id === rule);
    return said ? words.rule(ruleWords(said, known)) : words.ruleGone;
  }
  if (because !== 'feed') return undefined;
  const name = feed === undefined ? undefined : nameOfFeed(feed, known);
  return name === undefined ? words.feedGone : words.feed(name);
}
