import { useApp, usePart } from '../app-context.ts';
import { ModalFrame } from '../modal.tsx';
import { strings } from '../strings.ts';
import { AlertSettings } from './alert-settings.tsx';
import { BrowserPermission } from './browser-permission.tsx';
import { TestAlert } from './test-alert.tsx';

const themes = ['system', 'light', 'dark', 'contrast'] as const;

export function Settings() {
  const { settings, session, place } = useApp();
  const { theme, alerts } = usePart(settings, (state) => state);
  const host = usePart(session, (state) => state.host);
  return (
    <ModalFrame title={strings.settings.title}>
      <div className="dialog-form settings-form">
        <fieldset className="field">
          <legend className="label">{strings.settings.theme}</legend>
          <div className="segments">
            {themes.map((each) => (
              <label key={each} className="segment">
                <input
                  type="radio"
                  name="theme"
                  checked={theme === each}
                  onChange={() => settings.change({ theme: each })}
                />
                <span>{strings.settings.themes[each]}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset className="field">
          <legend className="label">{strings.settings.alerts}</legend>
          <label className="option">
            <input
              type="checkbox"
              checked={alerts}
              onChange={(event) => settings.change({ alerts: event.target.checked })}
            />
            {strings.settings.alertsOn}
          </label>
          {host.kind === 'plain' && <BrowserPermission />}
          {alerts && <TestAlert />}
          {alerts && <AlertSettings />}
        </fieldset>
        <fieldset className="field">
          <legend className="label">{strings.transfer.yours}</legend>
          <p className="settings-buttons">
            <button type="button" className="button" onClick={() => place.openDialog('export messages')}>
              {strings.transfer.exportAll}
            </button>
            <button type="button" className="button" onClick={() => place.openDialog('import messages')}>
              {strings.transfer.import}
            </button>
          </p>
        </fieldset>
        {host.warning !== undefined && <p className="hint">{host.warning}</p>}
        <footer className="dialog-foot">
          <span className="version">{strings.settings.version(host.version)}</span>
          <button type="button" className="button plain" onClick={() => place.openDialog('keys')}>
            {strings.settings.keys}
          </button>
        </footer>
      </div>
    </ModalFrame>
  );
}
