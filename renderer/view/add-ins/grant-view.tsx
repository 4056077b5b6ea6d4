import type { Grant } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { useRoom } from '../use-room.ts';
import { sentenceOf } from './rights-words.ts';

/** What one grant covers; each right of it can be taken back for itself. */
export function GrantView({ name, grant }: { readonly name: string; readonly grant: Grant }) {
  const { addIns, notices } = useApp();
  const { addIn, room, scope, rights, hosts } = grant;
  const known = useRoom(room ?? null);
  const revoke = (right?: Grant['rights'][number]): void =>
    void addIns
      .revoke({ addIn, ...(room !== undefined && { room }), ...(right !== undefined && { right }) })
      .catch(notices.trouble);
  const where = room === undefined ? strings.addInList.everywhere : tameName(known?.name ?? room);
  return (
    <section className="grant" aria-label={strings.addInList.grantOf(name, where)}>
      <div className="grant-head">
        <bdi className="clip">{where}</bdi>
        {scope === 'now' && <span className="purpose">{strings.addInList.now}</span>}
        <button type="button" className="button plain small" onClick={() => revoke()}>
          {strings.addInList.takeBack}
        </button>
      </div>
      <ul>
        {rights.map((right) => (
          <li key={right}>
            <span>{sentenceOf(right)}</span>
            <button
              type="button"
              className="icon-button small"
              aria-label={strings.addInList.takeBackOne(sentenceOf(right))}
              title={strings.addInList.takeBackOne(sentenceOf(right))}
              onClick={() => revoke(right)}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
        {hosts.map(({ origin }) => (
          <li key={origin}>
            <bdi className="host">{origin}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
