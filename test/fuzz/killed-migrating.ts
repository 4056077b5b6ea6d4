import { join } from 'node:path';
import { openHistory } from '#electron/history/history.ts';

/** Opens a history of an older Perch, which brings it up to date. Arguments: folder. */
const [folder = ''] = process.argv.slice(2);
process.stdout.write('under way\n');
const history = openHistory({ file: join(folder, 'history.sqlite'), names: () => ['Ada'] });
process.stdout.write('open\n');
history.close();
