import type { App, Event } from 'electron';

const maxLength = 2_048;

/** The `xmpp:` address (RFC 5122) among a program's arguments, as Windows and Linux hand it over. */
export function linkAmong(args: readonly string[]): string | undefined {
  return args.find(isLink);
}

function isLink(text: string): boolean {
  return text.length <= maxLength && /^xmpp:[\x21-\x7e]+$/i.test(text);
}

export interface Links {
  /** Every link that came so far and each that comes from now on. Nothing is done with one unasked. */
  onLink(listener: (link: string) => void): void;
  arrived(args: readonly string[]): void;
}

/** Collects the links that the system hands over, which it may do before anybody can listen. */
export function createLinks(app: Pick<App, 'on'>, args: readonly string[]): Links {
  const waiting: string[] = [];
  let deliver = (link: string): void => void waiting.push(link);
  const links: Links = {
    onLink: (listener) => {
      deliver = listener;
      for (const link of waiting.splice(0)) listener(link);
    },
    arrived: (others) => {
      const link = linkAmong(others);
      if (link !== undefined) deliver(link);
    },
  };
  links.arrived(args);
  // macOS only: there links come as events.
  app.on('open-url', (event: Event, url: string) => {
    event.preventDefault();
    links.arrived([url]);
  });
  return links;
}

/** Makes Perch the program for `xmpp:` links, when it is installed: a checkout would register bare Electron. */
export function claimLinks(app: Pick<App, 'isPackaged' | 'setAsDefaultProtocolClient'>): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient('xmpp');
}
