import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';

interface Props {
  /** What the public room is called. */
  readonly room: string;
  /** How many, where that is known. */
  readonly insiders?: number;
  /** The secret room, where it is there already. */
  readonly secret?: string | undefined;
  /** On a service that keeps no links. */
  readonly own: boolean;
}

/** Before anything is saved: who will see what. */
export function SideSummary({ room, insiders, secret, own }: Props) {
  const words = strings.privateSide;
  const name = tameName(room);
  return (
    <section className="change-summary" aria-label={words.summary}>
      <h3>{words.summary}</h3>
      <ul>
        <li>
          <bdi>{words.everybody(name)}</bdi>
        </li>
        <li>
          <bdi>
            {own ? words.ownOnly : insiders === undefined ? words.theInsiders : words.insiders(insiders)}
          </bdi>
        </li>
        {secret !== undefined && (
          <li>
            <bdi>{words.stays(tameName(secret))}</bdi>
          </li>
        )}
      </ul>
    </section>
  );
}
