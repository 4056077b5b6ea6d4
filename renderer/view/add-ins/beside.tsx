import type { RoomEntry } from '#renderer/store/facts.ts';
import { panelId, tabId } from './add-in-tabs.tsx';
import { Consent } from './consent.tsx';
import { FramePlace } from './frame-place.tsx';
import { NotHere } from './not-here.tsx';
import type { AddInTab } from './use-add-ins-here.ts';

interface Props {
  readonly room: RoomEntry;
  readonly tab: AddInTab;
}

/** Below the tabs: the add-in itself, or what stands between it and the person. */
export function Beside({ room, tab }: Props) {
  return (
    <div className="add-in-panel" role="tabpanel" id={panelId} aria-labelledby={tabId(tab)}>
      <Inside room={room} tab={tab} />
    </div>
  );
}

function Inside({ room, tab }: Props) {
  const { addIn, place } = tab;
  if (!addIn) return <NotHere room={room.address} place={place} />;
  if (!place.grant) return <Consent room={room.address} addIn={addIn} because={place.ask ?? 'first'} />;
  return <FramePlace room={room.address} addIn={addIn} />;
}
