import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAddIn } from '#build/add-in/build-add-in.ts';
import { buildMock } from '#build/add-in/build-mock.ts';
import { checkAddIn } from '#build/add-in/check-add-in.ts';
import { newAddIn } from '#build/add-in/new-add-in.ts';
import { buildSamples, sampleNames } from '#build/add-ins.ts';
import { writeAddIn } from '#test/support/add-ins.ts';
import { startChild } from '#test/support/child.ts';
import { startChromium } from '#test/support/chromium.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';
import { mustSkip } from '#test/support/programs.ts';
import { projectNode, projectRoot } from '#test/support/project.ts';

/** What authors run their add-ins through, run over ours, and over some that must not pass. */
describe.skipIf(mustSkip('chromium'))('The kit for authors', () => {
  let folder: TemporaryFolder;
  const at = (name: string): string => join(folder.path, name);
  beforeAll(async () => {
    folder = temporaryFolder('kit');
    newAddIn(at('new'));
    await Promise.all([
      buildMock(at('mock')),
      buildSamples(at('samples')),
      buildAddIn(at('new'), at('samples/new')),
    ]);
  });
  afterAll(() => folder?.remove());

  const wrongs = async (addIn: string): Promise<readonly string[]> =>
    (await checkAddIn(addIn, at('mock'))).filter(({ wrong }) => wrong !== '').map(({ wrong }) => wrong);

  test.each([...sampleNames, 'new'])('%s stands all of it', async (name) => {
    expect(await wrongs(at(`samples/${name}`))).toEqual([]);
  });

  test('one that never answers, one that is off the contract and one without a manifest are found out', async () => {
    const silent = writeAddIn(folder.path, {
      name: 'Silent',
      rights: ['messages.filter'],
      script: 'const { port } = await hello(); answers(port, {});',
    });
    expect(await wrongs(silent)).toContain('NoAnswer: It did not answer in time.');
    const wrong = writeAddIn(folder.path, {
      name: 'Wrong',
      rights: ['messages.filter'],
      script:
        "const { port } = await hello(); answers(port, { 'messages.filter': () => ({ action: 'Perhaps' }) });",
    });
    expect((await wrongs(wrong))[0]).toContain('is not in the contract');
    writeFileSync(join(wrong, 'perch-addin.json'), '{"id":"test.wrong"}');
    expect(await wrongs(wrong)).toEqual([expect.stringContaining('name')]);
  });

  test('while one is written it is shown without Perch, and again when its files change', async () => {
    newAddIn(at('written'));
    const script = join(projectRoot, 'build', 'add-in.ts');
    const dev = startChild(projectNode, [script, 'dev', at('written')], { cwd: projectRoot });
    const [, url = ''] = await dev.printed(/shown at (\S+),/m);
    const browser = await startChromium();
    const page = await browser.newPage();
    await page.goto(url);
    const frame = page.frameLocator('#frame iframe');
    await frame.getByRole('heading', { name: 'Desk' }).waitFor();
    const main = readFileSync(join(at('written'), 'main.ts'), 'utf8');
    writeFileSync(join(at('written'), 'main.ts'), main.replace('= name', "= name + '!'"));
    await frame.getByRole('heading', { name: 'Desk!' }).waitFor();
    await browser.close();
    await dev.stop();
  });
});
