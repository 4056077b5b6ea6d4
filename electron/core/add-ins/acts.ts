import type { ActionName, Actions } from '#addins/contract.ts';
import type { AddInId } from '#electron/addin/facts.ts';
import { messageFor, personFor, roomFor } from '#electron/addin/shapes.ts';
import type { Host } from '#electron/host/host.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { RoomEntry } from '#electron/model/room.ts';
import { readLink } from '../links.ts';
import { readPage } from '../messages/pages.ts';
import type { Workspace } from '../workspace.ts';
import { draftOf } from './post.ts';
import { occupantsOf } from './workspace-add-ins.ts';

/** Which add-in asks, and beside which room. */
export interface Place {
  readonly workspace: Workspace;
  readonly addIn: AddInId;
  readonly room: RoomAddress;
}

/** What each action does, once its right was judged and its body checked. A missing line is a compile error. */
export type Acts = {
  readonly [A in ActionName]: (
    place: Place,
    ask: Actions[A]['ask'],
  ) => Actions[A]['answer'] | Promise<Actions[A]['answer']>;
};

export interface ActsOptions {
  readonly notify: Host['notify'];
  /** Whether an alert may be raised in a room now, and with what words outside the window. */
  readonly mayAlert: (entry: RoomEntry) => { readonly hidden: boolean } | undefined;
}

export function createActs(options: ActsOptions): Acts {
  return {
    'room.read': (place) => roomFor(roomOf(place)),
    'roster.read': async ({ workspace, room }) => {
      const people = await occupantsOf(workspace.line?.sessions.get(room));
      return { people: people.map(personFor) };
    },
    'history.page': async ({ workspace, room }, { before, after, limit }) => {
      const from =
        before !== undefined
          ? ({ at: 'before', key: before } as const)
          : after !== undefined
            ? ({ at: 'after', key: after } as const)
            : ({ at: 'newest' } as const);
      const page = await readPage(workspace, { room, from, limit });
      const { messages, reachedStart, reachedEnd } = page;
      return { messages: messages.map(messageFor), reachedStart, reachedEnd };
    },
    'history.search': (place, { text, limit }) => searchIn(place, text, limit),
    'messages.post': async ({ workspace, addIn, room }, post) => {
      roomOf({ workspace, addIn, room });
      const via = workspace.addIns.account.need(addIn).name;
      return { id: workspace.dispatcher.send(await draftOf(room, via, post)).originId };
    },
    // The window does these, when the answer says that they may be done.
    'composer.write': () => ({}),
    'badge.show': () => ({}),
    'links.open': (_place, { url }) => {
      if (readLink(url)) return {};
      throw new FaultError('InvalidArgument', 'Links of this kind are not opened.');
    },
    'alerts.raise': (place, { text }) => {
      raise(place, text, options);
      return {};
    },
    'state.read': ({ workspace, addIn, room }, { name }) => ({
      value: workspace.addIns.state.read(addIn, room, name),
    }),
    'state.write': ({ workspace, addIn, room }, { name, value }) => {
      workspace.addIns.state.write(addIn, room, name, value);
      return {};
    },
    'state.names': ({ workspace, addIn, room }) => ({ names: workspace.addIns.state.names(addIn, room) }),
    'hosts.read': (place) => ({ hosts: hostsOf(place) }),
    'http.fetch': async (place, ask) => {
      // Loaded when somebody fetches, and not when Perch starts.
      const { fetchFor, resolveName } = await import('#electron/addin/http/fetch.ts');
      const { account } = place.workspace.addIns;
      const onGranted = (look: () => void) => account.onChanged(look);
      return fetchFor(ask, { resolve: resolveName, granted: () => hostsOf(place), onGranted });
    },
  };
}

function hostsOf({ workspace, addIn, room }: Place) {
  const allowance = workspace.addIns.account.allowance(addIn, room);
  return allowance?.rights.includes('http.fetch') ? allowance.hosts : [];
}

function roomOf({ workspace, room }: Place) {
  const entry = workspace.rooms.get(room);
  if (entry) return entry;
  throw new FaultError('NoSuchNode', 'This room is no longer on your list.');
}

/** In the reader's thread: a search that costs much does not stop the window. */
async function searchIn({ workspace, addIn, room }: Place, text: string, limit: number) {
  const search = { text, rooms: [room], order: 'time' } as const;
  const answer = await workspace.reader.search({ search, limit, except: [] }, `add-in ${addIn} ${room}`);
  if (!answer) throw new FaultError('LimitExceeded', 'A newer search took the place of this one.');
  return {
    messages: answer.hits.flatMap(({ message: { key, ...message } }) =>
      key === undefined ? [] : [messageFor({ ...message, key })],
    ),
  };
}

/** Of an add-in there is one alert beside each room, the newest. */
function raise({ workspace, addIn, room }: Place, text: string, options: ActsOptions): void {
  const { name } = workspace.addIns.account.need(addIn);
  const entry = roomOf({ workspace, addIn, room });
  const may = options.mayAlert(entry);
  if (!may) return;
  const words = { title: `${entry.name}: ${name}`, text };
  const outside = may.hidden ? { title: name, text: 'Something new in a secret room.' } : words;
  const alert = {
    room,
    key: entry.readUpTo,
    ...words,
    outside,
    because: 'add-in',
    important: false,
    sound: false,
  } as const;
  const shownByHost = options.notify({
    ...outside,
    tag: `${room} ${addIn}`,
    urgent: false,
    onClick: () => workspace.tell('room.show', { room }),
  });
  workspace.tell('alert.raised', { ...alert, shownByHost });
}
