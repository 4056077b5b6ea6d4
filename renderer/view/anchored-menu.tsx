import { type ReactNode, useRef } from 'react';
import { Menu, Popover } from 'react-aria-components';
import { useEscapeOutside } from './use-escape-outside.ts';

interface Props {
  readonly label: string;
  /** What opened it. */
  readonly anchor: HTMLElement;
  readonly placement: 'bottom start' | 'bottom end';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A menu that is open, at what opened it. */
export function AnchoredMenu({ label, anchor, placement, onClose, children }: Props) {
  const overlay = useRef<HTMLElement>(null);
  useEscapeOutside(overlay, onClose);
  return (
    <Popover
      ref={overlay}
      className="popover"
      aria-label={label}
      triggerRef={{ current: anchor }}
      isOpen
      placement={placement}
      onOpenChange={(open) => !open && onClose()}
    >
      <Menu className="menu" aria-label={label} onClose={onClose} autoFocus="first">
        {children}
      </Menu>
    </Popover>
  );
}
