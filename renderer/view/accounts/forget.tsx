import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { ModalFrame } from '../modal.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';

/** What is forgotten cannot be brought back: this says what goes, and what stays. */
export function Forget() {
  const { session, place, entry } = useApp();
  const account = usePart(session, (state) => state.account);
  const { busy, fault, run } = useSubmit();
  const forget = async (): Promise<void> => {
    await entry.enter('account.signOut', { forget: true });
  };
  const here = account?.place === 'This computer';
  return (
    <ModalFrame title={strings.forget.title}>
      <div className="dialog-form">
        <p className="account">
          <bdi>{tameName(account?.displayName ?? '')}</bdi> <bdi className="address">{account?.address}</bdi>
        </p>
        <p>{here ? strings.forget.hereText : strings.forget.text}</p>
        <FaultNote fault={fault} />
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={() => place.openDialog(null)}>
            {strings.cancel}
          </button>
          <button
            type="button"
            className="button primary"
            aria-disabled={busy}
            onClick={() => void run(forget)}
          >
            {strings.forget.yes}
          </button>
        </footer>
      </div>
    </ModalFrame>
  );
}
