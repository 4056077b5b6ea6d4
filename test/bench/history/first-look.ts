import { openHistory } from '#electron/history/history.ts';
import { largeRoom } from './corpus.ts';

/**
 * A process of its own that opens a history and reads what the first screen shows. Argument: the file; without one it
 * does nothing. Prints the milliseconds since its start and its resident bytes.
 */
const [file] = process.argv.slice(2);
if (file !== undefined) {
  const history = openHistory({ file, names: () => ['Ada'] });
  history.rooms();
  history.page({ room: largeRoom, from: { at: 'newest' }, limit: 50 });
}
process.stdout.write(
  JSON.stringify({ at: performance.timeOrigin + performance.now(), bytes: process.memoryUsage().rss }),
);
process.exit(0);
