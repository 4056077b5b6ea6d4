import { type ReactNode, useState } from 'react';
import { Menu, Popover } from 'react-aria-components';
import { Icon, type IconName } from './icons.tsx';

interface Props {
  readonly icon: IconName;
  readonly label: string;
  readonly children: ReactNode;
}

/** A symbol that opens a menu. */
export function MenuButton({ icon, label, children }: Props) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <button
        type="button"
        className="icon-button"
        ref={setAnchor}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name={icon} />
      </button>
      {open && anchor && (
        <Popover
          className="popover"
          aria-label={label}
          triggerRef={{ current: anchor }}
          isOpen
          placement="bottom end"
          onOpenChange={(next) => !next && close()}
        >
          <Menu className="menu" aria-label={label} onClose={close} autoFocus="first">
            {children}
          </Menu>
        </Popover>
      )}
    </>
  );
}
