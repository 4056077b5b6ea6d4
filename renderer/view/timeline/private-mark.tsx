import { Icon } from '../icons.tsx';
import { strings } from '../strings.ts';

/** On the head of each private group in a logical room: the word beside the colour. */
export function PrivateMark() {
  return (
    <span className="private-mark">
      <Icon name="secret" />
      {strings.audience.mark}
    </span>
  );
}
