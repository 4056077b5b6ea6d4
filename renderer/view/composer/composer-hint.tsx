import { useApp, usePart } from '../app-context.ts';
import { strings } from '../strings.ts';
import { useSteps } from '../use-steps.ts';
import type { Fit } from './fit.ts';

interface Props {
  readonly fit: Fit;
  readonly story: boolean;
  /** A story that lacks nothing but its title. */
  readonly untitled: boolean;
}

/** One line beside the field: what matters most of how this will go out. */
export function ComposerHint({ fit, story, untitled }: Props) {
  const { session } = useApp();
  const [step] = useSteps();
  const language = usePart(session, ({ host }) => host.language);
  const { format } = new Intl.NumberFormat(language);
  const words = (): string => {
    if (fit.kind === 'near') return strings.composer.left(format(fit.left));
    if (fit.kind === 'over')
      return fit.asStory
        ? strings.composer.overMessage(format(fit.by))
        : strings.composer.over(format(fit.by), format(fit.most));
    if (untitled) return strings.composer.untitled;
    if (step) return strings.composer.later[step];
    return story ? strings.composer.storyHint : strings.composer.hint;
  };
  return (
    <p
      id="composer-hint"
      className={`composer-hint ${fit.kind}`}
      aria-live={fit.kind === 'over' ? 'polite' : 'off'}
    >
      {words()}
    </p>
  );
}
