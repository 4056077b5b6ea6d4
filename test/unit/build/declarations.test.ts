import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rollUp } from '#build/pack-sdk/declarations.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { projectNode, projectRoot } from '#test/support/project.ts';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = temporaryFolder('declarations');
});
afterEach(() => folder.remove());

function given(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder.path, path)), { recursive: true });
    writeFileSync(join(folder.path, path), text);
  }
}

test('one file holds what is exported, what that mentions, and nothing else', () => {
  given({
    'chat/index.d.ts': `export type { Room } from '../model/room.ts';\nexport { Talk } from './talk.ts';`,
    'chat/talk.d.ts': `import type { Fault as Trouble } from '#electron/model/fault.ts';
import type { Element } from 'ltx';
/** Speaks. */
export declare class Talk extends Base { on(listener: (trouble: Trouble['code']) => void): typeof most; }
declare class Base {}
declare const most: 3;
export declare function hidden(element: Element): void;`,
    'model/room.d.ts': `export interface Room<Kind> { readonly kind: Kind }\nexport interface Other { readonly a: 1 }`,
    'model/fault.d.ts': `export interface Trouble { readonly code: string }\nexport type { Trouble as Fault };`,
  });
  const text = rollUp(folder.path, 'chat/index.d.ts');
  expect(text).toContain('interface Room<Kind>');
  expect(text).toContain('/** Speaks. */\ndeclare class Talk extends Base');
  expect(text).toContain('interface Trouble');
  expect(text).toContain('declare const most: 3;');
  expect(text).toContain('export { type Room, Talk };');
  expect(text).not.toMatch(/hidden|Element|Other|import/);
});

test('a type that the package does not bring is named with what needs it', () => {
  given({
    'index.d.ts': `export { speak } from './speak.ts';`,
    'speak.d.ts': `import type { Element } from 'ltx';\nexport declare function speak(element: Element): void;`,
  });
  expect(() => rollUp(folder.path, 'index.d.ts')).toThrow('speak in speak.d.ts needs ltx');
});

test('two things of one name are not mixed up', () => {
  given({
    'index.d.ts': `export type { One } from './one.ts';\nexport type { Two } from './two.ts';`,
    'one.d.ts': `interface Facts { readonly a: 1 }\nexport interface One { readonly facts: Facts }`,
    'two.d.ts': `interface Facts { readonly b: 2 }\nexport interface Two { readonly facts: Facts }`,
  });
  expect(() => rollUp(folder.path, 'index.d.ts')).toThrow('declare Facts');
});

test('a re-export that leads nowhere ends', () => {
  given({ 'index.d.ts': `export type { Nothing };` });
  expect(() => rollUp(folder.path, 'index.d.ts')).toThrow('needs Nothing');
});

test('the types of the chat API need nothing but themselves', () => {
  const tsc = join(projectRoot, 'node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(projectNode, [tsc, '-p', join(projectRoot, 'build', 'pack-sdk'), '--outDir', folder.path]);
  const text = rollUp(folder.path, 'chat/index.d.ts');
  expect(text).toContain('declare class ApplicationEndpoint');
  expect(text).not.toMatch(/\bimport\b|#electron|Element\b/);
});
