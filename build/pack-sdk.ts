import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './pack-sdk/bundle.ts';
import { rollUp } from './pack-sdk/declarations.ts';
import { type OwnManifest, writeManifest } from './pack-sdk/manifest.ts';
import { type SdkPackage, sdkPackages } from './pack-sdk/packages.ts';

/**
 * `npm run pack:sdk`: makes `out/sdk/perch-chat-VERSION.tgz`, which is `electron/chat` with what it stands on, for bots,
 * and `perch-addin-VERSION.tgz`, which is `addins/sdk`, for pages beside a room.
 */
const root = join(import.meta.dirname, '..');
const out = join(root, 'out', 'sdk');
const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');

rmSync(out, { recursive: true, force: true });
// Our own file, whose shape the checks of this repository hold.
const own: OwnManifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
for (const each of sdkPackages) process.stdout.write(`out/sdk/${await pack(each)}\n`);

async function pack(sdk: SdkPackage): Promise<string> {
  const folder = join(out, sdk.name);
  const about = join(root, 'build', sdk.about);
  mkdirSync(folder, { recursive: true });
  const packages = await bundle(sdk.entry, folder);
  writeFileSync(join(folder, 'index.d.ts'), typesOf(sdk, about));
  writeFileSync(join(folder, 'package.json'), writeManifest(own, sdk, packages));
  copyFileSync(join(about, 'README.md'), join(folder, 'README.md'));
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  for (const [name, path] of Object.entries(sdk.files)) copyFileSync(join(root, path), join(folder, name));
  return execFileSync('npm', ['pack', '--silent', '--pack-destination', out], {
    cwd: folder,
    encoding: 'utf8',
  }).trim();
}

function typesOf(sdk: SdkPackage, about: string): string {
  const types = join(out, 'types');
  execFileSync(process.execPath, [tsc, '-p', about, '--outDir', types], { cwd: root, stdio: 'inherit' });
  const text = rollUp(types, sdk.types);
  rmSync(types, { recursive: true });
  return text;
}
