import { useState } from 'react';
import type { NewAlertRule } from '#renderer/store/alert-choices.ts';
import type { AlertAction, AlertMatch, AlertScope, Hours, RoomAddress } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { feedName } from '../parts/feed-name.ts';
import { HoursField } from '../parts/hours-field.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';

const actions: readonly AlertAction[] = ['notify', 'sound', 'count', 'nothing'];

/** A rule in the making: three choices that read as a sentence, and hours; of the room it was opened for, if one. */
export function NewRule() {
  const { alertChoices, place } = useApp();
  const words = strings.alertRules;
  const room = usePart(place, (state) => state.dialogRoom);
  const [matches, scopes] = [useMatches(), useScopes(room)];
  const [action, setAction] = useState<AlertAction>('notify');
  const [match, setMatch] = useState('mention');
  const [scope, setScope] = useState(room === null ? 'all' : idOf(room));
  const [hours, setHours] = useState<Hours | null>(null);
  const add = (): void => {
    const [of, where] = [matches.find(({ id }) => id === match), scopes.find(({ id }) => id === scope)];
    if (!of || !where) return;
    const rule: NewAlertRule = { action, match: of.match, scope: where.scope, name: where.name, hours };
    alertChoices.addRule(rule);
  };
  return (
    <form
      className="field rule-form"
      aria-label={words.add}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <div className="rule-parts">
        <Choice
          label={words.what}
          value={action}
          onChange={(id) => setAction(actions.find((one) => one === id) ?? action)}
        >
          {actions.map((each) => ({ id: each, text: words.actions[each] }))}
        </Choice>
        <Choice label={words.of} value={match} onChange={setMatch}>
          {matches}
        </Choice>
        <Choice label={words.where} value={scope} onChange={setScope}>
          {scopes}
        </Choice>
      </div>
      <HoursField label={words.hours} hours={hours} onChange={setHours} />
      <button type="submit" className="button primary">
        {words.addNow}
      </button>
    </form>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly children: readonly { readonly id: string; readonly text: string }[];
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  return (
    <select
      className="input"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {children.map(({ id, text }) => (
        <option key={id} value={id}>
          {text}
        </option>
      ))}
    </select>
  );
}

interface OfMessages {
  readonly id: string;
  readonly text: string;
  readonly match: AlertMatch;
}

function useMatches(): readonly OfMessages[] {
  const feeds = usePart(useApp().feeds, (state) => state.feeds);
  const words = strings.alertRules.matches;
  return [
    ...(['mention', 'keyword', 'important', 'everything'] as const).map((kind) => ({
      id: kind,
      text: words[kind],
      match: { kind },
    })),
    ...feeds.map((feed) => ({
      id: `feed ${feed.id}`,
      text: words.feed(feedName(feed)),
      match: { kind: 'feed', feed: feed.id } as const,
    })),
  ];
}

interface Where {
  readonly id: string;
  readonly text: string;
  readonly name: string;
  readonly scope: AlertScope;
}

const idOf = (room: RoomAddress): string => `room ${room}`;

/** People are named in the menus of what they wrote: there is no list of all. `wanted` is there also if not followed. */
function useScopes(wanted: RoomAddress | null): readonly Where[] {
  const { rooms, session } = useApp();
  const byAddress = usePart(rooms, (state) => state.byAddress);
  const { language } = usePart(session, (state) => state.host);
  const words = strings.alertRules.scopes;
  const followed = [...byAddress.values()].filter((room) => room.followed || room.address === wanted);
  const inOrder = new Intl.Collator(language).compare;
  const categories = [...new Set(followed.map(({ category }) => category))].filter(Boolean).sort(inOrder);
  const listed = followed.toSorted((one, other) => inOrder(one.name, other.name));
  return [
    { id: 'all', text: words.all, name: '', scope: { kind: 'all' } },
    ...categories.map((category) => ({
      id: `category ${category}`,
      text: words.category(tameName(category)),
      name: category,
      scope: { kind: 'category', category } as const,
    })),
    ...listed.map(({ address, name }) => ({
      id: idOf(address),
      text: words.room(tameName(name)),
      name,
      scope: { kind: 'room', room: address } as const,
    })),
  ];
}
