import { type ReactNode, useEffect } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useApp } from './app-context.ts';
import { Icon } from './icons.tsx';
import { strings } from './strings.ts';

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
  useEscapeFromNowhere();
  return (
    <ModalOverlay className="scrim" isOpen isDismissable onOpenChange={(open) => !open && close()}>
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

/** What had the focus may have just gone from the dialog: then Escape reaches the page alone. */
function useEscapeFromNowhere(): void {
  const { place } = useApp();
  useEffect(() => {
    const onKeyDown = ({ key, target }: KeyboardEvent): void => {
      if (key === 'Escape' && target === document.body) place.openDialog(null);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [place]);
}
