import { useApp } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { strings } from '../strings.ts';

/**
 * In place of the field, for whoever was writing for insiders when that side of the room went away: what they go on
 * typing reaches nobody.
 */
export function Interrupted() {
  const { audiences } = useApp();
  return (
    <div className="composer">
      <div className="cannot-write" role="alert">
        <Icon name="secret" />
        <p>{strings.audience.interrupted}</p>
        <button type="button" className="button" onClick={() => audiences.interrupt(null)}>
          {strings.audience.goOn}
        </button>
      </div>
    </div>
  );
}
