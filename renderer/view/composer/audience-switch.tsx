import { useId } from 'react';
import type { Audience } from '#renderer/store/facts.ts';
import { Icon } from '../icons.tsx';
import { useKey } from '../parts/use-key.ts';
import { tameName } from '../plain-text.ts';
import { RoomIcon } from '../room-icon.tsx';
import { strings } from '../strings.ts';
import type { AudienceChoice } from './use-audience.ts';

const sides: readonly Audience[] = ['private', 'public'];

/** Above the words of a logical room's next post: who will see them, and the other side. */
export function AudienceSwitch({ choice }: { readonly choice: AudienceChoice }) {
  const { audience, publicRoom, privateRoom, note } = choice;
  const room = audience === 'public' ? publicRoom : privateRoom;
  const name = useId();
  return (
    <div className="audience">
      <div className="audience-switch" role="radiogroup" aria-label={strings.audience.legend}>
        {sides.map((side) => (
          <Side key={side} side={side} name={name} choice={choice} />
        ))}
      </div>
      <p className="audience-reaches" id="composer-audience" role="status">
        <bdi>{strings.audience.reaches[audience](tameName(room.name))}</bdi>
        {note && <span className="audience-note"> {strings.audience.notes[note]}</span>}
      </p>
    </div>
  );
}

interface SideProps {
  readonly side: Audience;
  readonly name: string;
  readonly choice: AudienceChoice;
}

function Side({ side, name, choice }: SideProps) {
  const { audience, publicRoom, asking, begun, choose } = choice;
  const chosen = side === audience;
  const { title, ...key } = useKey('audience', strings.audience.key);
  return (
    <label
      className={chosen ? `audience-side ${side} chosen` : `audience-side ${side}`}
      title={chosen ? undefined : title}
    >
      <input
        type="radio"
        name={name}
        checked={chosen}
        onChange={() => choose(side)}
        // In a form this key would send what is written.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        {...(!chosen && !asking && key)}
      />
      {side === 'private' ? <Icon name="secret" /> : <RoomIcon room={publicRoom} />}
      {strings.audience[side]}
      {!chosen && begun(side) && (
        <span className="audience-begun" role="img" aria-label={strings.audience.begun} />
      )}
    </label>
  );
}
