import type { Carrier } from './bridge/carrier.ts';
import { createBridge } from './bridge/client.ts';
import { portCarrier, portFromPreload } from './bridge/port-carrier.ts';
import { socketCarrier } from './bridge/socket-carrier.ts';
import { mount } from './mount.tsx';

/** The plain host serves the page over HTTP and waits at `/bridge`; the desktop's preload hands over a port. */
async function carrierOf({ location }: Window): Promise<Carrier> {
  if (!location.protocol.startsWith('http')) return portCarrier(await portFromPreload(window));
  return socketCarrier(`${location.protocol.replace('http', 'ws')}//${location.host}/bridge`);
}

mount(document, createBridge(await carrierOf(window)));
