import type { RoomCoverage } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';
import { datesIn } from '../dates.ts';
import { tameName, tameSentence } from '../plain-text.ts';
import { strings } from '../strings.ts';
import { useRoom } from '../use-room.ts';
import { KeepAsFeed } from './keep-as-feed.tsx';
import { sumUp } from './sum-up.ts';

/** How much of what was said was searched, and how there can be more. */
export function Coverage() {
  const { search, rooms } = useApp();
  const { coverage: held, server } = usePart(search, (state) => state);
  const byAddress = usePart(rooms, (state) => state.byAddress);
  // Of a room that is kept for some days only, what was removed was not searched.
  const coverage = held.map((each) =>
    byAddress.get(each.room)?.keepDays === undefined ? each : { ...each, complete: false },
  );
  const language = usePart(useApp().session, ({ host }) => host.language);
  const dates = datesIn(language);
  const { partial, sentence } = sumUp(coverage, (at) => dates.short(at, Date.now()));
  return (
    <div className="search-scope">
      <p>{sentence}</p>
      {partial.length > 0 && <AskServer />}
      <div className="search-foot">
        {partial.length > 0 && (
          <details className="search-rooms">
            <summary>{strings.search.whichRooms}</summary>
            <ul>
              {partial.slice(0, 200).map((room) => (
                <PartOfRoom key={room.room} room={room} />
              ))}
            </ul>
          </details>
        )}
        <KeepAsFeed />
      </div>
      {server.state === 'answered' && server.until !== undefined && (
        <p role="status">{strings.search.notIndexed(dates.short(server.until, Date.now()))}</p>
      )}
      {server.state === 'answered' &&
        server.unable.slice(0, 3).map(({ room, reason }) => <p key={room}>{tameSentence(reason)}</p>)}
    </div>
  );
}

function AskServer() {
  const { search } = useApp();
  const server = usePart(search, (state) => state.server);
  const ask = (word: string) => (
    <button type="button" className="button plain small" onClick={() => void search.askServer()}>
      {word}
    </button>
  );
  switch (server.state) {
    case 'not asked':
      return ask(strings.search.askServer);
    case 'asking':
      return <p role="status">{strings.search.asking}</p>;
    case 'failed':
      return (
        <p role="alert">
          {tameSentence(server.fault.text)} {ask(strings.tryAgain)}
        </p>
      );
    case 'answered':
      return <p role="status">{strings.search.serverSearched(server.searched.length, server.limited)}</p>;
  }
}

/** From when on one room was searched, and how the rest is fetched. */
function PartOfRoom({ room: { room, name, since } }: { readonly room: RoomCoverage }) {
  const { fetching, notices, search, session } = useApp();
  const running = usePart(fetching, ({ rooms }) => rooms.get(room));
  const keepDays = useRoom(room)?.keepDays;
  const dates = datesIn(usePart(session, ({ host }) => host.language));
  const title = tameName(name);
  const state = running
    ? strings.search.fetched(running.fetched, running.total)
    : since === undefined
      ? strings.search.nothingHere
      : strings.search.since(dates.short(since, Date.now()));
  const act = running ? fetching.stop : fetching.fetchAll;
  const word = running ? strings.search.stop : strings.search.fetch;
  return (
    <li>
      <bdi className="clip name">{title}</bdi>
      <span className="since">{state}</span>
      {keepDays === undefined && (
        <button
          type="button"
          className="button plain small"
          aria-label={`${word}: ${title}`}
          onClick={() => void act(room).then(search.again, notices.trouble)}
        >
          {word}
        </button>
      )}
    </li>
  );
}
