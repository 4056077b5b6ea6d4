import type { Fault } from '#renderer/store/facts.ts';
import { Icon } from './icons.tsx';
import { tameSentence } from './plain-text.ts';

/** Why something did not work, beside where it was asked. */
export function FaultNote({ fault }: { readonly fault: Fault | undefined }) {
  return (
    <div role="alert">
      {fault && (
        <p className="fault">
          <Icon name="warning" />
          <span dir="auto">{tameSentence(fault.text)}</span>
        </p>
      )}
    </div>
  );
}
