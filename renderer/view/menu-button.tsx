import { type ReactNode, useState } from 'react';
import { AnchoredMenu } from './anchored-menu.tsx';
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
        <AnchoredMenu label={label} anchor={anchor} placement="bottom end" onClose={close}>
          {children}
        </AnchoredMenu>
      )}
    </>
  );
}
