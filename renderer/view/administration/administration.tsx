import { useEffect, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { areasOf, type Command } from '#renderer/store/administration.ts';
import { type Fault, faultOf } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { ModalFrame } from '../modal.tsx';
import { strings } from '../strings.ts';
import { AreaView } from './area-view.tsx';

/** What the server and its chat service let administrators do, in areas. */
export function Administration() {
  const { commands, fault } = useCommands();
  const areas = commands && areasOf(commands);
  return (
    <ModalFrame title={strings.administration.title} wide>
      <FaultNote fault={fault} />
      {!areas && !fault && <p className="dialog-empty late">{strings.administration.loading}</p>}
      {areas?.length === 0 && <p className="dialog-empty">{strings.administration.nothingOffered}</p>}
      {areas && areas.length > 0 && (
        <Tabs className="directory">
          <TabList className="tabs" aria-label={strings.administration.which}>
            {areas.map(({ name }) => (
              <Tab key={name} id={name} className="tab">
                {strings.administration.areas[name]}
              </Tab>
            ))}
          </TabList>
          {areas.map((area) => (
            <TabPanel key={area.name} id={area.name} className="area">
              <AreaView area={area} />
            </TabPanel>
          ))}
        </Tabs>
      )}
    </ModalFrame>
  );
}

interface Offered {
  readonly commands?: readonly Command[];
  readonly fault?: Fault;
}

function useCommands(): Offered {
  const { ask, service } = useApp();
  const places = usePart(service, (state) => state.service?.administers);
  const [offered, setOffered] = useState<Offered>({});
  const known = places?.join(' ') ?? '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: the places are the same while their names are
  useEffect(() => {
    let wanted = true;
    const all = (places ?? []).map(async (at) => {
      const { commands } = await ask('admin.commands', { at });
      return commands.map((command) => ({ ...command, at }));
    });
    Promise.all(all).then(
      (found) => wanted && setOffered({ commands: found.flat() }),
      (error: unknown) => wanted && setOffered({ fault: faultOf(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [ask, known]);
  return offered;
}
