import type { StoredMessage } from '#renderer/store/facts.ts';
import { useApp, usePart } from '#renderer/view/app-context.ts';
import { Item } from '#renderer/view/menu-item.tsx';
import { tameName } from '#renderer/view/plain-text.ts';
import { strings } from '#renderer/view/strings.ts';

/** What one can say of alerts at a message: of whoever wrote it, and why it alerted. */
export function AlertItems({ message }: { readonly message: StoredMessage }) {
  const { ask, alertChoices, notices } = useApp();
  usePart(alertChoices, (state) => state.rules);
  const { room, key, own, author } = message;
  const name = tameName(author.name);
  const words = strings.alertRules;
  const wanted = { ...always, scope: { kind: 'person', person: author.id }, name: author.name } as const;
  const known = alertChoices.find(wanted);
  const why = (): void =>
    void ask('alerts.why', { room, key }).then(
      (explanation) => notices.show({ kind: 'why', explanation }),
      notices.trouble,
    );
  const toggle = (): void => {
    if (known) alertChoices.removeRule(known.id);
    const rule = known ?? alertChoices.addRule(wanted);
    notices.show({ kind: 'rule', rule, added: known === undefined });
  };
  return (
    <>
      {!own && (
        <Item
          icon={known ? 'muted' : 'bell'}
          text={known ? words.noMore(name) : words.whenever(name)}
          onAction={toggle}
        />
      )}
      {!own && <Item icon="about" text={strings.alertWhy.ask} onAction={why} />}
    </>
  );
}

const always = { match: { kind: 'everything' }, action: 'notify', hours: null } as const;
