import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openOutbox } from '#electron/outbox/outbox.ts';
import { type TemporaryFolder, temporaryFolder } from '#test/support/folder.ts';

let folder: TemporaryFolder;
const draft = (text: string, room = 'desk@rooms.localhost') => ({ room, text, importance: 'Alert' as const });

beforeEach(() => {
  folder = temporaryFolder('outbox');
});

afterEach(() => folder.remove());

const open = () => openOutbox({ file: join(folder.path, 'outbox.sqlite') });

describe('the outbox', () => {
  test('keeps rows in the order of writing, with state and reason, over a restart', () => {
    const first = open();
    for (const id of ['o1', 'o2', 'o3']) first.add(draft(id), { originId: id, writtenAt: 5 });
    first.attempt(['o1']);
    first.fail('o2', 'Too long.');
    first.doubt('o3');
    first.close();
    const again = open();
    expect(again.rows()).toMatchObject([
      { originId: 'o1', state: 'waiting', attempted: true, importance: 'Alert', writtenAt: 5 },
      { originId: 'o2', state: 'failed', reason: 'Too long.' },
      { originId: 'o3', state: 'unsure' },
    ]);
    again.requeue('o2', undefined);
    expect(again.rows().map(({ originId }) => originId)).toEqual(['o1', 'o3', 'o2']);
    again.close();
  });

  test('keeps whom a text means, in drafts and in what is sent', () => {
    const mentions = [{ begin: 0, end: 4, address: 'ben@localhost' }];
    const first = open();
    first.saveDraft({ ...draft('@Ben'), mentions });
    first.add({ ...draft('@Ben', 'lobby@rooms.localhost'), mentions }, { originId: 'o1', writtenAt: 5 });
    first.close();
    const again = open();
    expect(again.drafts()).toEqual([{ ...draft('@Ben'), mentions }]);
    expect(again.rows()).toMatchObject([{ originId: 'o1', mentions }]);
    again.close();
  });

  test('keeps one draft per room; sending it, or emptying it, removes it', () => {
    const outbox = open();
    outbox.saveDraft(draft('one'));
    outbox.saveDraft(draft('two'));
    outbox.saveDraft(draft('three', 'lobby@rooms.localhost'));
    expect(outbox.drafts().map(({ text }) => text)).toEqual(['two', 'three']);
    outbox.add(draft('two'), { originId: 'o1', writtenAt: 5 });
    outbox.saveDraft(draft('', 'lobby@rooms.localhost'));
    expect(outbox.drafts()).toEqual([]);
    outbox.close();
  });

  test('keeps the title of a story, also while it is empty', () => {
    const outbox = open();
    outbox.saveDraft({ ...draft('long'), storyTitle: '' });
    outbox.saveDraft({ ...draft('', 'lobby@rooms.localhost'), storyTitle: 'Only a title' });
    outbox.saveDraft({ ...draft('', 'void@rooms.localhost'), storyTitle: '' });
    expect(outbox.drafts()).toEqual([
      { ...draft('long'), storyTitle: '' },
      { ...draft('', 'lobby@rooms.localhost'), storyTitle: 'Only a title' },
    ]);
    outbox.saveDraft(draft('long'));
    expect(outbox.drafts()[0]).toEqual(draft('long'));
    outbox.add({ ...draft('long'), storyTitle: 'A title' }, { originId: 'o1', writtenAt: 5 });
    expect(outbox.rows()).toMatchObject([{ text: 'long', storyTitle: 'A title' }]);
    outbox.close();
  });

  test('keeps who could read the room when it was begun', () => {
    const outbox = open();
    outbox.saveDraft({ ...draft('Between us'), privacy: 'Secret' });
    expect(outbox.drafts()).toEqual([{ ...draft('Between us'), privacy: 'Secret' }]);
    outbox.close();
  });

  test('never sets aside what somebody wrote: a damaged file is said to be so', () => {
    writeFileSync(join(folder.path, 'outbox.sqlite'), 'this is no database, whatever it was before');
    expect(open).toThrowError(/cannot be read: move .*outbox.sqlite elsewhere/);
  });
});

test('who could read a room is kept with what was written, until the person agrees to others', () => {
  const outbox = open();
  outbox.add(draft('Between us'), { originId: 'o1', writtenAt: 1, privacy: 'Secret' });
  outbox.fail('o1', 'It is not secret any more.');
  expect(outbox.row('o1')?.privacy).toBe('Secret');
  outbox.requeue('o1', 'Secret');
  expect(outbox.row('o1')).toMatchObject({ state: 'waiting', privacy: 'Secret' });
  outbox.fail('o1', 'It is not secret any more.');
  outbox.requeue('o1', 'Open');
  expect(outbox.row('o1')?.privacy).toBe('Open');
  outbox.close();
});
