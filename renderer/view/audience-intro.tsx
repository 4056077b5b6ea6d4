import type { RoomEntry } from '#renderer/store/facts.ts';
import { useApp, usePart } from './app-context.ts';
import { Icon } from './icons.tsx';
import { tameName } from './plain-text.ts';
import { strings } from './strings.ts';

interface Props {
  readonly room: RoomEntry;
  readonly privateRoom: RoomEntry;
}

/** Above the first logical room that somebody opens: what it is. Once it is read it never comes back. */
export function AudienceIntro({ room, privateRoom }: Props) {
  const { settings } = useApp();
  const known = usePart(settings, (state) => state.knowsAudiences);
  if (known) return null;
  const { words, dismiss } = strings.audience.intro;
  return (
    <section className="intro" aria-label={strings.audience.intro.title}>
      <Icon name="secret" />
      <p>{words(tameName(room.name), tameName(privateRoom.name))}</p>
      <button
        type="button"
        className="button small"
        onClick={() => {
          settings.change({ knowsAudiences: true });
          document.querySelector<HTMLElement>('.composer textarea')?.focus();
        }}
      >
        {dismiss}
      </button>
    </section>
  );
}
