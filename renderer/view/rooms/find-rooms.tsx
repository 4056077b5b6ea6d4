import { useEffect, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { ChatRoomCriteria, RoomAddress } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { Icon } from '../icons.tsx';
import { ModalFrame } from '../modal.tsx';
import { strings } from '../strings.ts';
import { Facets } from './facets.tsx';
import { FoundRooms } from './found-rooms.tsx';
import { NothingFound } from './nothing-found.tsx';
import { RoomCard } from './room-card.tsx';

const tabs = ['all', 'member', 'manager', 'invited'] as const;
type TabName = (typeof tabs)[number];

/** The directory: every room that one may know of, and what each is before one enters it. */
export function FindRooms() {
  const { directory, service } = useApp();
  const [tab, setTab] = useState<TabName>('all');
  const [chosen, setChosen] = useState<RoomAddress>();
  const fault = usePart(directory, (state) => state.fault);
  useEffect(() => {
    directory.look({});
    void service.refresh();
    return directory.close;
  }, [directory, service]);
  const turn = (next: TabName): void => {
    setTab(next);
    setChosen(undefined);
    const { mine, disabled, ...criteria } = directory.state.getState().criteria;
    directory.look(next === 'all' ? criteria : { ...criteria, mine: next });
  };
  return (
    <ModalFrame title={strings.findRooms.title} wide>
      <Tools />
      <Tabs
        className={chosen === undefined ? 'directory' : 'directory with-card'}
        selectedKey={tab}
        onSelectionChange={(key) => turn(tabs.find((each) => each === key) ?? 'all')}
      >
        <TabList className="tabs" aria-label={strings.findRooms.which}>
          {tabs.map((each) => (
            <Tab key={each} id={each} className="tab">
              {strings.findRooms.tabs[each]}
            </Tab>
          ))}
        </TabList>
        <FaultNote fault={fault} />
        <TabPanel id={tab} className="directory-body">
          <div className="directory-list">
            <FoundRooms chosen={chosen} onChoose={setChosen} />
            <NothingFound />
          </div>
          <div className="directory-card">
            {chosen === undefined ? (
              <p className="dialog-empty">{strings.findRooms.choose}</p>
            ) : (
              <RoomCard key={chosen} room={chosen} onBack={() => setChosen(undefined)} />
            )}
          </div>
        </TabPanel>
      </Tabs>
    </ModalFrame>
  );
}

/** What is looked for, and the way to a room that is not there yet. */
function Tools() {
  const { directory, place, service } = useApp();
  const criteria = usePart(directory, (state) => state.criteria);
  const known = usePart(service, (state) => state.service);
  const [open, setOpen] = useState(false);
  const set = filtersIn(criteria);
  // Hidden where it is known that one may make none; the form says why to whoever comes another way.
  const mayCreate = known?.categories.some((category) => category.mayCreate) ?? true;
  return (
    <>
      <div className="dialog-tools">
        <input
          className="input"
          type="text"
          aria-label={strings.findRooms.filter}
          placeholder={strings.findRooms.filter}
          defaultValue={criteria.text}
          // biome-ignore lint/a11y/noAutofocus: the dialog was opened to write here
          autoFocus
          onChange={(event) => directory.look(withText(criteria, event.target.value))}
        />
        <button type="button" className="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name="filter" />
          {strings.findRooms.filters}
          {set > 0 && <span className="count">{set}</span>}
        </button>
        {mayCreate && (
          <button type="button" className="button" onClick={() => place.openDialog('create room')}>
            <Icon name="plus" />
            {strings.findRooms.create}
          </button>
        )}
      </div>
      {open && <Facets />}
    </>
  );
}

function withText(
  { text: _text, inDescription: _in, ...rest }: ChatRoomCriteria,
  text: string,
): ChatRoomCriteria {
  const words = text.trim();
  return words === '' ? rest : { ...rest, text: words, inDescription: true, words: 'all' };
}

/** How many filters are set. */
function filtersIn({ text, inDescription, words, mine, ...facets }: ChatRoomCriteria): number {
  return Object.keys(facets).length;
}
