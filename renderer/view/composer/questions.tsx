import type { Draft, RoomAddress, RoomEntry } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { OpenedQuestion, RepeatsQuestion, WiderQuestion } from '../wider-question.tsx';
import type { AudienceChoice } from './use-audience.ts';
import type { GuardedWords } from './use-guarded-words.ts';

/** What was to go to everybody, and repeats what the insiders said; those of the side that is open where not known of which. */
export interface Repeats {
  readonly refused: Draft;
  readonly saidIn: RoomAddress | undefined;
}

interface Props {
  readonly room: RoomEntry;
  readonly choice: AudienceChoice | undefined;
  readonly guarded: GuardedWords;
  readonly repeats: Repeats | undefined;
  /** What was written is from when fewer people could read the room. */
  readonly opened: boolean;
  readonly onOpened: (send: boolean) => void;
  /** Undefined: back to its text. */
  readonly onSend: (draft: Draft | undefined) => void;
  /** The focus goes back to the field. */
  readonly onDone: () => void;
}

/** What the person is asked before words reach more people than before; one thing at a time. */
export function Questions({ room, choice, guarded, repeats, opened, onOpened, onSend, onDone }: Props) {
  const { rooms } = useApp();
  /** Of what is known to this account: the words may be from before it was signed in. */
  const nameOf = (address: string | null | undefined): string | undefined => rooms.get(address ?? '')?.name;
  const and = (act: () => void) => () => {
    act();
    onDone();
  };
  if (choice?.asking) {
    const words = strings.audience.widen;
    return (
      <WiderQuestion
        title={words.title}
        more={words.more(tameName(choice.publicRoom.name))}
        yes={words.yes}
        onYes={and(() => choice.answer('show it'))}
        no={words.no}
        onNo={and(() => choice.answer('stay'))}
        third={{ word: words.anew, onAct: and(() => choice.answer('write anew')) }}
        byKey
      />
    );
  }
  if (guarded.held) {
    const from = nameOf(guarded.held.from);
    const words = strings.audience.insert;
    const reaches = room.privacy === 'Secret' ? words.insiders : words.more;
    return (
      <WiderQuestion
        title={from === undefined ? words.unknown : words.title(tameName(from))}
        more={reaches(tameName(room.name))}
        yes={words.yes}
        onYes={() => guarded.answer(true)}
        no={words.no}
        onNo={() => guarded.answer(false)}
      />
    );
  }
  if (opened) {
    return <OpenedQuestion room={room} onYes={and(() => onOpened(true))} onNo={and(() => onOpened(false))} />;
  }
  if (!repeats || !choice) return null;
  return (
    <RepeatsQuestion
      room={choice.publicRoom}
      saidIn={nameOf(repeats.saidIn) ?? choice.privateRoom.name}
      onYes={and(() => onSend(repeats.refused))}
      onNo={and(() => onSend(undefined))}
    />
  );
}
