import { useState } from 'react';
import { strings } from '../strings.ts';

/** In a browser the page shows the notifications, and may ask for the right only when somebody clicks. */
export function BrowserPermission() {
  const [permission, setPermission] = useState<NotificationPermission>(
    'Notification' in window ? Notification.permission : 'denied',
  );
  if (permission === 'granted') return <p className="hint">{strings.settings.permissionGranted}</p>;
  if (permission === 'denied') return <p className="hint">{strings.settings.permissionDenied}</p>;
  const ask = async (): Promise<void> => setPermission(await Notification.requestPermission());
  return (
    <button type="button" className="button" onClick={() => void ask()}>
      {strings.settings.permission}
    </button>
  );
}
