import { cpSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getFileMatchers } from 'app-builder-lib/out/fileMatcher.js';
import { build } from 'vite';
import { desktopBundle } from '#build/desktop.config.ts';
import { configuration } from '#build/electron-builder.ts';
import { packageFiles, writeFolder } from './add-in-package.ts';
import { projectRoot } from './project.ts';

/** The desktop as `npm run package` lays it out, but for the archive, in whose place there is a folder. */
export interface PackedDesktop {
  readonly app: string;
  readonly resources: string;
}

/** Builds the desktop's bundles, with one page and one add-in, and packs them by the configuration of the packages. */
export async function packDesktop(folder: string): Promise<PackedDesktop> {
  const project = join(folder, 'project');
  const resources = join(folder, 'resources');
  const app = join(resources, 'app');
  await build({ ...desktopBundle, build: { ...desktopBundle.build, outDir: join(project, 'dist/desktop') } });
  for (const page of ['renderer/index.html', 'plain/plain.cjs']) writeInto(join(project, 'dist'), page);
  writeFolder(join(project, 'dist/add-ins/cards'), packageFiles());
  cpSync(join(projectRoot, 'build/icons'), join(project, 'build/icons'), { recursive: true });
  copyPacked('files', project, app);
  copyPacked('extraResources', project, resources);
  // Electron-builder adds these by itself.
  cpSync(join(projectRoot, 'package.json'), join(app, 'package.json'));
  mkdirSync(join(app, 'node_modules'));
  const native = 'node_modules/better-sqlite3';
  symlinkSync(join(projectRoot, native), join(app, native), 'junction');
  return { app, resources };
}

function writeInto(folder: string, path: string): void {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, '');
}

function copyPacked(name: 'files' | 'extraResources', project: string, to: string): void {
  const macroExpander = (pattern: string): string =>
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder's own
    pattern.replace('${platform}', process.platform).replace('${arch}', process.arch);
  const where = { macroExpander, globalOutDir: join(project, 'out'), defaultSrc: project };
  for (const matcher of getFileMatchers(configuration, name, to, { ...where, customBuildOptions: {} }) ??
    []) {
    // Where it is not said which, all are meant.
    if (matcher.isEmpty() || matcher.containsOnlyIgnore()) matcher.prependPattern('**/*');
    const isWanted = matcher.createFilter();
    const filter = (file: string): boolean => isWanted(file, statSync(file));
    cpSync(matcher.from, matcher.to, { recursive: true, filter });
  }
}
