import { useApp, usePart } from '../app-context.ts';
import { strings } from '../strings.ts';
import { useSteps } from '../use-steps.ts';
import type { Room } from './byte-count.ts';

/** One line beside the field: what matters most of how this will go out. */
export function ComposerHint({ left }: { readonly left: Room }) {
  const { session } = useApp();
  const [step] = useSteps();
  const language = usePart(session, ({ host }) => host.language);
  const number = new Intl.NumberFormat(language);
  return (
    <p
      id="composer-hint"
      className={`composer-hint ${left.kind}`}
      aria-live={left.kind === 'over' ? 'polite' : 'off'}
    >
      {left.kind === 'over' && strings.composer.over(number.format(left.by))}
      {left.kind === 'near' && strings.composer.left(number.format(left.left))}
      {left.kind === 'plenty' && (step ? strings.composer.later[step] : strings.composer.hint)}
    </p>
  );
}
