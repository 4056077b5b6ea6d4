import { useState } from 'react';
import { Menu, MenuItem, Popover } from 'react-aria-components';
import type { Command } from '#renderer/store/administration.ts';
import { Icon } from '../icons.tsx';
import { strings } from '../strings.ts';

interface Props {
  /** Whom or what the line is about. */
  readonly of: string;
  readonly commands: readonly Command[];
  readonly onDo: (command: Command) => void;
}

export function RowMenu({ of, commands, onDo }: Props) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [open, setOpen] = useState(false);
  if (commands.length === 0) return null;
  const label = strings.administration.actions(of);
  return (
    <>
      <button
        type="button"
        className="icon-button"
        ref={setAnchor}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
      </button>
      {open && anchor && (
        <Popover
          className="popover"
          triggerRef={{ current: anchor }}
          isOpen
          placement="bottom end"
          onOpenChange={(next) => !next && setOpen(false)}
        >
          <Menu className="menu" aria-label={label} autoFocus="first" onClose={() => setOpen(false)}>
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
          </Menu>
        </Popover>
      )}
    </>
  );
}
