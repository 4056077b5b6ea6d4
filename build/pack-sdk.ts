import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './pack-sdk/bundle.ts';
import { rollUp } from './pack-sdk/declarations.ts';
import { type OwnManifest, writeManifest } from './pack-sdk/manifest.ts';

/**
 * `npm run pack:sdk`: makes `out/sdk/perch-chat-VERSION.tgz`, which is `electron/chat` with what it stands on, as a
 * package for bots: one module, one file of types. There is no `perch-addin` yet, because there are no add-ins yet.
 */
const root = join(import.meta.dirname, '..');
const out = join(root, 'out', 'sdk');
const folder = join(out, 'perch-chat');
const types = join(out, 'types');

rmSync(out, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const packages = await bundle('electron/chat/index.ts', folder);
run(
  join(root, 'node_modules', 'typescript', 'bin', 'tsc'),
  '-p',
  join(root, 'build', 'pack-sdk'),
  '--outDir',
  types,
);
writeFileSync(join(folder, 'index.d.ts'), rollUp(types, 'chat/index.d.ts'));
// Our own file, whose shape the checks of this repository hold.
const own: OwnManifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
writeFileSync(join(folder, 'package.json'), writeManifest(own, packages));
copyFileSync(join(root, 'build', 'pack-sdk', 'README.md'), join(folder, 'README.md'));
copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
rmSync(types, { recursive: true });
const tarball = execFileSync('npm', ['pack', '--silent', '--pack-destination', out], {
  cwd: folder,
  encoding: 'utf8',
});
process.stdout.write(`out/sdk/${tarball.trim()}\n`);

function run(script: string, ...args: readonly string[]): void {
  execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
}
