import { useState } from 'react';
import type { AddInPlace, GrantScope, ListedAddIn, RoomAddress } from '#renderer/store/facts.ts';
import { useApp } from '../app-context.ts';
import { FaultNote } from '../fault-note.tsx';
import { Icon } from '../icons.tsx';
import { tame, tameName } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { useSubmit } from '../use-submit.ts';
import { originOf, wishedHosts } from './hosts.ts';
import { Hosts } from './hosts-field.tsx';
import { MadeBy } from './made-by.tsx';
import { OptionalRights } from './optional-rights.tsx';
import { Rights } from './rights-list.tsx';
import { ScopeField } from './scope-field.tsx';

interface Props {
  readonly room: RoomAddress;
  readonly addIn: ListedAddIn;
  readonly because: NonNullable<AddInPlace['ask']>;
}

/** Asks the person, in the add-in's own place; until then nothing of it is loaded. */
export function Consent({ room, addIn, because }: Props) {
  const { addIns, notices } = useApp();
  const [scope, setScope] = useState<GrantScope>('room');
  const [optional, setOptional] = useState<ReadonlySet<string>>(new Set());
  const [filled, setFilled] = useState<Readonly<Record<string, string>>>({});
  const { busy, fault, run } = useSubmit();
  const { hosts, whole } = wishedHosts(addIn.hosts, filled);
  const rights = [...addIn.required, ...addIn.optional.filter(({ right }) => optional.has(right))];
  const allow = (): void =>
    void run(() =>
      addIns.grant({ addIn: addIn.id, room, scope, hosts, rights: rights.map(({ right }) => right) }),
    );
  return (
    <form
      className="add-in-consent"
      onSubmit={(event) => {
        event.preventDefault();
        if (whole) allow();
      }}
    >
      <h3 dir="auto">{strings.addInConsent.title(tameName(addIn.name))}</h3>
      <p className={because === 'first' ? 'consent-why' : 'consent-why again'}>
        {because !== 'first' && <Icon name="warning" />}
        {strings.addInConsent[because]}
      </p>
      <p dir="auto">{tame(addIn.description)}</p>
      <MadeBy addIn={addIn} />
      <Rights wishes={addIn.required} />
      <OptionalRights wishes={addIn.optional} chosen={optional} onChange={setOptional} />
      <Hosts
        wishes={addIn.hosts}
        filled={filled}
        isWrong={(name) => (filled[name] ?? '') !== '' && originOf(filled[name] ?? '') === undefined}
        onFill={(name, text) => setFilled({ ...filled, [name]: text })}
      />
      <ScopeField scope={scope} onChange={setScope} />
      <FaultNote fault={fault} />
      <footer className="consent-foot">
        <button
          type="button"
          className="button"
          onClick={() => void addIns.close(room, addIn.id).catch(notices.trouble)}
        >
          {strings.addInConsent.refuse}
        </button>
        <button type="submit" className="button primary" aria-disabled={!whole || busy}>
          {strings.addInConsent.allow}
        </button>
      </footer>
    </form>
  );
}
