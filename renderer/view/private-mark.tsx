import { Icon } from './icons.tsx';
import { strings } from './strings.ts';

/** On the head of what only insiders read: the word beside the colour. */
export function PrivateMark() {
  return (
    <span className="private-mark">
      <Icon name="secret" />
      {strings.audience.mark}
    </span>
  );
}
