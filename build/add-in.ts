import { mkdtempSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildAddIn } from './add-in/build-add-in.ts';
import { buildMock } from './add-in/build-mock.ts';
import { checkAddIn } from './add-in/check-add-in.ts';
import { newAddIn } from './add-in/new-add-in.ts';
import { serveAddIn } from './add-in/serve-add-in.ts';
import { signAddIn } from './add-in/sign-add-in.ts';

const usage = `npm run addin -- new DIR      a first add-in, in a folder of its own
npm run addin -- dev DIR      shows it without Perch, and again whenever its files change
npm run addin -- build DIR    builds it into DIR/dist, which can be installed
npm run addin -- sign DIR KEY signs what is built in DIR/dist with the key in the file KEY, made where there is none
npm run addin -- check DIR    runs it through what every add-in must stand
`;

const [command, given = '', keyFile = ''] = process.argv.slice(2);
const folder = resolve(process.env.INIT_CWD ?? '.', given);
const scratch = () => mkdtempSync(join(tmpdir(), 'perch-addin-'));
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const commands: Readonly<Record<string, () => unknown>> = {
  new: () => {
    newAddIn(folder);
    say(`There is a first add-in in ${folder}. See it with: npm run addin -- dev ${given}`);
  },
  build: () => buildAddIn(folder, join(folder, 'dist')),
  dev: async () => {
    const [built, mock] = [scratch(), scratch()];
    await Promise.all([buildAddIn(folder, built), buildMock(mock)]);
    const site = await serveAddIn(built, mock);
    say(`${given} is shown at ${site.url}, and again whenever its files change.`);
    let building = Promise.resolve();
    watch(folder, { recursive: true }, (_event, name) => {
      if (name === null || /(^|[\\/])(dist|node_modules|\.)/.test(name)) return;
      // What cannot be built is said by the bundler, and the page before stays.
      building = building.then(() => buildAddIn(folder, built)).then(site.changed, () => undefined);
    });
  },
  sign: async () => {
    if (keyFile === '') throw new Error('Name the file of the key: npm run addin -- sign DIR KEY');
    const key = resolve(process.env.INIT_CWD ?? '.', keyFile);
    say(`Signed. Perch knows you by ${await signAddIn(join(folder, 'dist'), key)}`);
  },
  check: async () => {
    const [built, mock] = [scratch(), scratch()];
    await Promise.all([buildAddIn(folder, built), buildMock(mock)]);
    const found = await checkAddIn(built, mock);
    for (const { what, wrong } of found) say(wrong === '' ? `ok      ${what}` : `FAILED  ${what}: ${wrong}`);
    if (found.some(({ wrong }) => wrong !== '')) process.exitCode = 1;
  },
};

const run = command === undefined || given === '' ? undefined : commands[command];
if (run) await run();
else {
  process.stderr.write(usage);
  process.exitCode = 1;
}
