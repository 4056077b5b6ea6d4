import { type ReactNode, useRef } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useApp } from './app-context.ts';
import { Icon } from './icons.tsx';
import { strings } from './strings.ts';
import { useEscapeOutside } from './use-escape-outside.ts';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  /** For what stands side by side. */
  readonly wide?: boolean;
}

/** The frame of every dialog: its title, its way out, its focus kept inside. */
export function ModalFrame({ title, children, wide = false }: Props) {
  const { place } = useApp();
  const close = (): void => place.openDialog(null);
  const overlay = useRef<HTMLDivElement>(null);
  useEscapeOutside(overlay, close);
  return (
    <ModalOverlay
      ref={overlay}
      className="scrim"
      isOpen
      isDismissable
      onOpenChange={(open) => !open && close()}
    >
      <Modal className={wide ? 'modal wide' : 'modal'}>
        <Dialog className="dialog">
          <header className="dialog-head">
            <Heading slot="title">{title}</Heading>
            <button type="button" className="icon-button" aria-label={strings.close} onClick={close}>
              <Icon name="close" />
            </button>
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
