import type { RoomEntry } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { Icon } from '../icons.tsx';
import { strings } from '../strings.ts';

/** For those who manage the room: that somebody waits for them, quietly. */
export function RequestsButton({ room: { address, privacy } }: { readonly room: RoomEntry }) {
  const { service, place } = useApp();
  const count = usePart(service, ({ requests }) => requests.filter(({ room }) => room === address).length);
  if (count === 0) return null;
  const label = strings.requests.count(count);
  return (
    <button
      type="button"
      className="icon-button requests-button"
      aria-label={label}
      title={privacy === 'Secret' ? `${label}, ${strings.audience.mark}` : label}
      onClick={() => place.openDialog('requests', address)}
    >
      <Icon name="person" />
      <span className="count">{count}</span>
    </button>
  );
}
