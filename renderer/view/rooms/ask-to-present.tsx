import { useApp, usePart } from '../app-context.ts';
import { ModalFrame } from '../modal.tsx';
import { strings } from '../strings.ts';
import { AskForm } from './ask-form.tsx';

export function AskToPresent() {
  const { place } = useApp();
  const room = usePart(place, (state) => state.dialogRoom);
  return (
    <ModalFrame title={strings.askToPresent.title}>
      <div className="dialog-form">
        <p>{strings.askToPresent.text}</p>
        {room !== null && <AskForm room={room} wish="present" onClose={() => place.openDialog(null)} />}
      </div>
    </ModalFrame>
  );
}
