import type { RoomService } from '#renderer/store/facts.ts';
import { strings } from '../strings.ts';

type Missing = RoomService['missing'];
type Feature = keyof Missing;

interface Props {
  readonly missing: Missing;
  /** What this view would offer elsewhere, and says nothing of here. */
  readonly features: readonly Feature[];
}

/** What is not offered, and why, for whoever wonders where it is. */
export function NotPossible({ missing, features }: Props) {
  const reasons = new Set(features.flatMap((feature) => missing[feature] ?? []));
  if (reasons.size === 0) return null;
  return (
    <details className="not-possible">
      <summary>{strings.roomForm.notHere}</summary>
      <ul>
        {[...reasons].map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </details>
  );
}
