import { Icon } from './icons.tsx';
import { strings } from './strings.ts';
import { useQuiet } from './use-quiet.ts';

/** Says that nothing alerts now, and ends that. */
export function QuietSign() {
  const quiet = useQuiet();
  if (!quiet) return null;
  const said = `${strings.quiet[quiet.kind]}, ${strings.quiet.until(quiet.until)}`;
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={`${said}. ${strings.quiet.end}`}
      title={said}
      onClick={quiet.end}
    >
      <Icon name={quiet.kind === 'on' ? 'muted' : 'lectern'} />
    </button>
  );
}
