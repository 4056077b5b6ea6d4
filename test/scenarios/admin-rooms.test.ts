import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runAdmin, startAdministered } from '#test/support/administration.ts';
import { Person } from '#test/support/person.ts';

let house: Awaited<ReturnType<typeof startAdministered>>;

beforeAll(async () => {
  house = await startAdministered();
});

afterAll(() => house?.stop());

const admin = (...args: readonly string[]) => house.admin(args);
/** Ends with 1 where the service refused, with 2 where it was misused. */
const refusal = async (...args: readonly string[]) => {
  const { code, error } = await runAdmin([...args, '--data', house.data]);
  return { code, error: error.trim() };
};

describe('whoever runs the rooms', () => {
  it('makes categories, says who is within them and who may make rooms, and removes empty ones', async () => {
    const wall = ['--allowed', 'ana1,@localhost', '--denied', 'quinn', '--creators', 'crew@groups,ana1'];
    await admin('group', 'add', 'crew', '--name', 'The crew', '--people', 'ana2,ben1');
    const made = await admin(
      'category',
      'add',
      'Gold Desk',
      ...wall,
      '--files',
      'no',
      '--description',
      'Metals',
    );
    expect(made).toMatch(/^ID\n\S+\n$/);
    const listed = await admin('category', 'list');
    expect(listed).toMatch(
      /Gold Desk\s+no\s+yes\s+no\s+yes\s+ana1@localhost localhost\s+quinn@localhost\s+crew@groups\.rooms\.localhost ana1@localhost/,
    );
    await admin('category', 'change', 'Gold Desk', '--name', 'Gold', '--denied', '', '--files', 'yes');
    expect(await admin('category', 'list')).toMatch(
      /Gold\s+no\s+yes\s+yes\s+yes\s+ana1@localhost localhost\s+crew@/,
    );
    expect(await refusal('category', 'change', 'Gold', '--allowed', '')).toEqual({
      code: 1,
      error: expect.stringContaining('lock everybody out'),
    });
    await admin('category', 'remove', 'Gold');
    expect(await admin('category', 'list')).not.toContain('Gold');
  });

  it('lets people come to a group and go', async () => {
    await admin('group', 'add', 'floor', '--people', 'ana1,ben1');
    await admin('group', 'change', 'floor', '--add', 'cleo1', '--remove', 'ana1');
    expect(await admin('group', 'list')).toMatch(
      /^floor@groups\.rooms\.localhost\s+floor\s+ben1@localhost cleo1@localhost$/m,
    );
    await admin('group', 'remove', 'floor');
    expect(await admin('group', 'list')).not.toContain('floor');
  });

  it('finds secret rooms, gives them to others, moves, disables and deletes them', async () => {
    const ana = await Person.signsIn(house.server, 'ana');
    const plans = await ana.opens({ name: 'Plans', privacy: 'Secret' });
    expect(await admin('room', 'list', '--privacy', 'Secret')).toContain(plans);
    expect(await admin('room', 'list', '--member', ana.address)).toContain(plans);
    expect(await admin('room', 'list', '--manager', 'quinn')).toBe('');
    await admin('category', 'add', 'Board', '--allowed', '@localhost');
    await admin(
      'room',
      'change',
      plans,
      '--category',
      'Board',
      '--members',
      `${ana.address},quinn`,
      '--managers',
      'quinn',
    );
    expect(await admin('room', 'list', '--manager', 'quinn', '--category', 'Board')).toContain(plans);
    expect(await refusal('category', 'remove', 'Board')).toMatchObject({
      code: 1,
      error: expect.stringContaining('There are rooms in it'),
    });
    await admin('room', 'change', plans, '--disabled', 'yes');
    expect(await admin('room', 'list', '--disabled', 'yes')).toContain(plans);
    await expect(ana.joins(plans)).rejects.toThrow();
    await admin('room', 'change', plans, '--disabled', 'no');
    await ana.joins(plans);
    await admin('room', 'delete', plans, '--reason', 'The plan is done');
    expect(await admin('room', 'list', '--privacy', 'Secret')).toBe('');
    await ana.leaves();
  });

  it('removes and replaces what was said, by author, words and date, and purges a room', async () => {
    const [ana, ben] = [await Person.signsIn(house.server, 'ana'), await Person.signsIn(house.server, 'ben')];
    const desk = await ana.opens({ name: 'Desk', privacy: 'Open' });
    await ben.joins(desk);
    await ana.says(desk, 'gold is up');
    await ana.says(desk, 'silver is down');
    await ben.says(desk, 'gold bars');
    await admin('message', 'remove', desk, '--author', ben.address, '--text', 'gold');
    await admin('message', 'replace', desk, '--by', 'Removed', '--text', 'silver');
    const texts = async () => (await ana.reads(desk)).map(({ text }) => text);
    expect(await texts()).toEqual(['gold is up', 'Removed']);
    expect(await refusal('message', 'remove', desk)).toMatchObject({
      code: 1,
      error: expect.stringContaining('Say which messages'),
    });
    await admin('room', 'purge', desk, '--before', '2099-01-01');
    expect(await texts()).toEqual([]);
    await Promise.all([ana.leaves(), ben.leaves()]);
  });

  it('registers add-ins, and changes limits', async () => {
    await admin('addin', 'add', 'Rates', 'https://rates.example/');
    await admin('addin', 'change', 'Rates', 'https://rates.example/2');
    expect(await admin('addin', 'list')).toMatch(/^Rates\s+https:\/\/rates\.example\/2\b/m);
    await admin('addin', 'remove', 'Rates');
    expect(await admin('addin', 'list')).toBe('');
    const before = await admin('limits');
    expect(before).toContain('MESSAGE-SIZE');
    expect(await admin('limits', '--large-room', '50')).toMatch(/\b50\n$/);
    expect(await admin('limits')).toMatch(/\b50\n$/);
    expect(await refusal('limits', '--message-size', '1')).toMatchObject({ code: 1 });
  });

  it('is told what it did not say right', async () => {
    expect(await refusal('category', 'add')).toMatchObject({
      code: 2,
      error: expect.stringContaining('Give NAME'),
    });
    expect(await refusal('room', 'purge', 'desk')).toMatchObject({
      code: 2,
      error: expect.stringContaining('--before'),
    });
    expect(await refusal('room', 'purge', 'desk', '--before', 'soon')).toMatchObject({ code: 2 });
    expect(await refusal('category', 'add', 'X', '--files', 'maybe')).toMatchObject({ code: 2 });
    expect(await refusal('room', 'delete', 'nowhere')).toMatchObject({
      code: 1,
      error: 'There is no room at this address.',
    });
    expect(await refusal('category', 'add', 'X', '--allowed', 'nobody')).toMatchObject({
      code: 1,
      error: expect.stringContaining('nobody@localhost'),
    });
  });
});
