import { many } from './many.ts';

export const connection = {
  name: 'Connection',
  states: {
    'signed out': 'Signed out',
    connecting: 'Connecting…',
    online: 'Online',
    waiting: 'Waiting for the network',
    offline: 'Offline',
  },
  nextTry: (seconds: number) =>
    seconds > 0 ? `Next try in ${many(seconds, 'second', 'seconds')}.` : 'Trying now.',
  explain: {
    'signed out': 'Nobody is signed in.',
    connecting: 'Looking for the server. Everything stored on this device can be read.',
    online: 'Messages come and go as they are written.',
    waiting:
      'Everything stored on this device can be read. What you write is kept, and sent when the network is back.',
    offline: 'Everything stored on this device can be read. What you write is kept.',
  },
  hostLost: 'Perch has stopped',
  hostLostMore:
    'The program behind this page does not answer. The page comes back by itself when it is running again; if it was started anew, open the new address that it printed.',
} as const;
