import { expect, test } from 'vitest';
import { createAskedFor } from '#electron/core/asked-for.ts';
import type { Workspace } from '#electron/core/workspace.ts';

const other = expect.objectContaining({ fault: expect.objectContaining({ code: 'OtherAccount' }) });
const nobody = expect.objectContaining({
  fault: expect.objectContaining({ code: 'InvalidFlowOfOperations' }),
});

/** A host that shows whom it is told to. */
function host() {
  let open: Workspace | undefined;
  const shows = (address: string | null): void => {
    // No more is looked at.
    open = address === null ? undefined : ({ account: { address } } as Workspace);
  };
  return { ...createAskedFor(() => open), shows };
}

test('whatever goes on of a question has the workspace of its account, or none', async () => {
  const { run, workspace, shows } = host();
  shows('ana@localhost');
  const gate = Promise.withResolvers<void>();
  const late = run('ana@localhost', async () => {
    await gate.promise;
    return workspace();
  });
  const back = run('ana@localhost', async () => {
    await late.catch(() => shows('ana@localhost'));
    return workspace().account.address;
  });
  shows('ben@localhost');
  gate.resolve();
  await expect(late).rejects.toEqual(other);
  expect(await back).toBe('ana@localhost');
});

test.each([
  ['ana@localhost', 'ben@localhost'],
  ['ana@localhost', null],
  [null, 'ben@localhost'],
])('what was asked for %s is not begun while %s is shown', (asked, shown) => {
  const { run, shows } = host();
  shows(shown);
  expect(() => run(asked, () => 'done')).toThrow(other);
  expect(run(undefined, () => 'done')).toBe('done');
});

test('where nobody is shown one has to sign in first', () => {
  const { run, workspace } = host();
  expect(() => run(null, workspace)).toThrow(nobody);
});
