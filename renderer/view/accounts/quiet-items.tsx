import { MenuItem } from 'react-aria-components';
import type { Settings } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { Icon, type IconName } from '../icons.tsx';
import { strings } from '../strings.ts';
import { useQuiet } from '../use-quiet.ts';

const hour = 60 * 60 * 1000;

/** Not to be disturbed for a while, or to be again. */
export function QuietItems() {
  const { settings } = useApp();
  const preferences = usePart(settings, (state) => state.alertPreferences);
  const quiet = useQuiet();
  if (quiet) {
    const hint = strings.quiet.until(quiet.until);
    return <Item icon="bell" text={strings.quiet.end} hint={hint} onAction={quiet.end} />;
  }
  const change = (part: Partial<Settings['alertPreferences']>): void =>
    settings.change({ alertPreferences: { ...preferences, ...part } });
  const now = Date.now();
  return (
    <>
      <Item icon="muted" text={strings.quiet.hour} onAction={() => change({ quietUntil: now + hour })} />
      <Item
        icon="muted"
        text={strings.quiet.tomorrow}
        onAction={() => change({ quietUntil: tomorrow(now) })}
      />
      <Item
        icon="lectern"
        text={strings.quiet.presenting}
        onAction={() => change({ presentingUntil: now + hour })}
      />
    </>
  );
}

/** At eight in the morning, by the clock of the device. */
function tomorrow(now: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1, 8).getTime();
}

interface ItemProps {
  readonly icon: IconName;
  readonly text: string;
  readonly hint?: string;
  readonly onAction: () => void;
}

function Item({ icon, text, hint, onAction }: ItemProps) {
  return (
    <MenuItem className="menu-item" textValue={text} onAction={onAction}>
      <Icon name={icon} />
      {text}
      {hint !== undefined && <span className="menu-hint">{hint}</span>}
    </MenuItem>
  );
}
