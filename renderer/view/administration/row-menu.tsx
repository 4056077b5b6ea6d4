import { MenuItem } from 'react-aria-components';
import type { Command } from '#renderer/store/administration.ts';
import { MenuButton } from '../menu-button.tsx';
import { strings } from '../strings.ts';

interface Props {
  /** Whom or what the line is about. */
  readonly of: string;
  readonly commands: readonly Command[];
  readonly onDo: (command: Command) => void;
}

export function RowMenu({ of, commands, onDo }: Props) {
  if (commands.length === 0) return null;
  return (
    <MenuButton icon="more" label={strings.administration.actions(of)}>
      {commands.map((command) => (
        <MenuItem
          key={command.node}
          className="menu-item"
          textValue={command.name}
          onAction={() => onDo(command)}
        >
          {command.name}
        </MenuItem>
      ))}
    </MenuButton>
  );
}
