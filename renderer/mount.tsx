import { createRoot } from 'react-dom/client';
import type { Bridge } from './bridge/bridge.ts';
import { browserSurroundings } from './browser.ts';
import { createApp } from './store/app.ts';
import { AppContext } from './view/app-context.ts';
import { Shell } from './view/shell.tsx';
import { Title } from './view/title.ts';

/** Puts the window into the page's `#root`. Returns its undo. */
export function mount(document: Document, bridge: Bridge): () => void {
  const place = document.getElementById('root');
  if (!place) throw new Error('The page has no #root.');
  const app = createApp(bridge, browserSurroundings(window));
  const root = createRoot(place);
  const stop = app.start();
  const leave = (): void => {
    app.drafts.flush();
    app.feeds.flush();
  };
  addEventListener('pagehide', leave);
  root.render(
    <AppContext value={app}>
      <Shell />
      <Title />
    </AppContext>,
  );
  return () => {
    removeEventListener('pagehide', leave);
    stop();
    root.unmount();
  };
}
