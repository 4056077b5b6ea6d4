import { Keyboard, MenuItem } from 'react-aria-components';
import { Icon, type IconName } from './icons.tsx';

interface Props {
  readonly icon: IconName;
  readonly text: string;
  /** How it stands with that now. */
  readonly hint?: string | undefined;
  /** The name of the key that does the same. */
  readonly keys?: string | undefined;
  readonly onAction: () => void;
}

/** A line of a menu: what it does, in words and a sign. */
export function Item({ icon, text, hint, keys, onAction }: Props) {
  return (
    <MenuItem className="menu-item" textValue={text} onAction={onAction}>
      <Icon name={icon} />
      <span className="clip">{text}</span>
      {hint !== undefined && <span className="menu-hint">{hint}</span>}
      {/* Tells of the line, and is no part of its name. */}
      {keys !== undefined && (
        <Keyboard className="menu-keys" aria-hidden>
          {keys}
        </Keyboard>
      )}
    </MenuItem>
  );
}
