import { useApp } from '../app-context.ts';
import { strings } from '../strings.ts';

export function NoAddIns() {
  const { place } = useApp();
  return (
    <div className="add-in-state">
      <h3>{strings.addIns.none}</h3>
      <p>{strings.addIns.noneMore}</p>
      <button type="button" className="button" data-first-focus onClick={() => place.openDialog('add-ins')}>
        {strings.addIns.installed}
      </button>
      <button type="button" className="button plain" onClick={() => place.openDialog('get add-in')}>
        {strings.addIns.get}
      </button>
    </div>
  );
}
