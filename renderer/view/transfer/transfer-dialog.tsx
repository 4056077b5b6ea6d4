import { type ReactNode, useEffect } from 'react';
import type { Transfer } from '#renderer/store/facts.ts';
import { isUnderWay } from '#renderer/store/transfer.ts';
import { useApp, usePart } from '../app-context.ts';
import { ModalFrame } from '../modal.tsx';
import { strings } from '../strings.ts';
import { TransferState } from './transfer-state.tsx';

interface Props {
  readonly kind: Transfer['kind'];
  /** What begins another one. */
  readonly children: ReactNode;
}

/** What is under way, as there is one at a time; else what came of the last of this kind; else what begins one. */
export function TransferDialog({ kind, children }: Props) {
  const { transfer } = useApp();
  const last = usePart(transfer, (state) => state.transfer);
  useEffect(() => void transfer.read().catch(() => undefined), [transfer]);
  const shown = last && (isUnderWay(last) || last.kind === kind) ? last : null;
  return (
    <ModalFrame title={strings.transfer.titles[shown?.kind ?? kind]}>
      {shown ? <TransferState transfer={shown} /> : children}
    </ModalFrame>
  );
}
