import { readFileSync } from 'node:fs';
import { validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';
import { describe, expect, test } from 'vitest';
import { configuration } from '#build/electron-builder.ts';

const validate = (config: object) => validateConfiguration(config, new DebugLogger(false));

describe('the configuration of the packages', () => {
  test("is valid by electron-builder's own schema", async () => {
    await expect(validate(configuration)).resolves.toBeUndefined();
  });

  test.each([
    ['a misspelt fuse', { ...configuration, electronFuses: { runAsNod: false } }],
    ['a misspelt option', { ...configuration, asarUnpacked: [] }],
    ['a target of another kind', { ...configuration, linux: { target: [{ goal: 'deb' }] } }],
  ])('would not be with %s', async (_, config) => {
    await expect(validate(config)).rejects.toThrow();
  });

  test('makes every package that was promised', () => {
    expect(
      [configuration.linux, configuration.mac, configuration.win].map((system) => system?.target),
    ).toEqual([['deb', 'rpm', 'AppImage'], ['dmg'], ['nsis']]);
  });

  test('sets every fuse, so that the program runs our archive and nothing else', () => {
    expect(configuration.electronFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  test('brings the samples of add-ins along, in a folder that one can choose', () => {
    expect(configuration.extraResources).toEqual([{ from: 'dist/add-ins', to: 'add-ins' }]);
  });

  test('compiles nothing, keeps the native library outside the archive, and publishes nowhere', () => {
    expect(configuration).toMatchObject({
      npmRebuild: false,
      asarUnpack: ['node_modules/better-sqlite3/prebuilds/*.node'],
      publish: null,
    });
  });
});

test('Electron is one version, not a range: electron-builder would not know which to pack', () => {
  const { devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
});
