import { randomFrom } from '#test/support/random.ts';
import { FileMember } from './file-member.ts';

/** Hears and writes without end, until it is killed. Arguments: folder, seed. */
const [folder = '', seed = '1'] = process.argv.slice(2);
const random = randomFrom(Number(seed));
const member = new FileMember(folder);
member.enter();
process.stdout.write('under way\n');

let written = Number(seed) * 1_000_000;
for (;;) {
  for (let burst = Math.floor(random() * 5); burst >= 0; burst -= 1) {
    if (random() < 0.5) member.hear(`heard ${random()}`);
    else member.write(`written ${written}`);
    written += 1;
  }
  await new Promise((resolve) => setImmediate(resolve));
}
