import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openHistory } from '#electron/history/history.ts';
import { openShelf, shelfForEach } from '#test/support/shelf.ts';
import { desk, found, message, page, texts } from './messages.ts';

const shelf = shelfForEach();

const newest = { before: null, max: 50, epoch: 0 };

describe('the history', () => {
  test('keeps everything over a restart, with the counts', () => {
    shelf.history.storePage(desk, newest, page([message(1), message(2)], true));
    shelf.history.storeLive([message(3), message(4, { text: 'Ada?' })]);
    shelf.reopens();
    expect(texts(shelf.history)).toEqual(['message 1', 'message 2', '| message 3', 'Ada?']);
    expect(shelf.history.counts(desk)).toMatchObject({ unread: 2, mentions: 1 });
  });

  test('a message means this person where it says so, whatever it calls them', () => {
    const mention = (address: string) => ({ text: '@boss look', mentions: [{ begin: 0, end: 5, address }] });
    const { history } = shelf;
    const told = [message(1, mention('ada@localhost')), message(2, mention('cleo@localhost'))];
    const { messages } = history.storeLive(told);
    expect(messages.map(({ mentionsMe }) => mentionsMe)).toEqual([true, false]);
  });

  test('marks a gap before a live message that comes after a cut, until the archive has filled it', () => {
    const { history } = shelf;
    history.joined(desk);
    history.storeLive([message(1)]);
    history.interrupted();
    history.joined(desk);
    expect(history.storeLive([message(3)]).messages).toMatchObject([{ gapBefore: true }]);
    const ask = history.nextAsk(desk, { want: 'current', max: 50 });
    expect(ask).toMatchObject({ before: 'a3' });
    if (ask === undefined) return;
    const stored = history.storePage(desk, ask, page([message(1), message(2)]));
    expect(stored).toMatchObject({ messages: [{ text: 'message 2' }], reordered: true });
    expect(texts(history)).toEqual(['message 1', 'message 2', 'message 3']);
  });

  test('takes the order of the archive where live messages came in another', () => {
    const { history } = shelf;
    history.joined(desk);
    history.storeLive([message(2), message(1), message(3)]);
    const { reordered } = history.storePage(
      desk,
      { ...newest, epoch: 1 },
      page([message(1), message(2), message(3)]),
    );
    expect(reordered).toBe(true);
    expect(texts(history)).toEqual(['message 1', 'message 2', 'message 3']);
    const { hits } = history.search({ search: { text: '"message 2"', order: 'time' }, limit: 1 });
    const [hit] = hits;
    expect(
      history.page({ room: desk, from: { at: 'around', key: hit?.message.key ?? 0 }, limit: 2 }).messages,
    ).toContainEqual(hit?.message);
  });

  test('bears two thousand messages of one millisecond, and a clock that is set back', () => {
    const many = Array.from({ length: 2000 }, (_, index) => message(index, { sentAt: 1_700_000_000_000 }));
    shelf.history.storeLive([...many, message(2000, { sentAt: 5 }), message(2001, { sentAt: Number.NaN })]);
    expect(texts(shelf.history, 3000)).toEqual(
      Array.from({ length: 2002 }, (_, index) => `message ${index}`),
    );
  });

  test('stores an own message once, live and from the archive, and not with another of the same origin id', () => {
    const own = { own: true, originId: 'o1', text: 'mine' };
    const { archiveId: _, ...withoutArchiveId } = message(1, own);
    shelf.history.storeLive([withoutArchiveId]);
    shelf.history.storePage(
      desk,
      { ...newest, epoch: 1 },
      page([message(1, own), message(2, { ...own, text: 'another' })], true),
    );
    expect(texts(shelf.history)).toEqual(['mine', 'another']);
    expect(shelf.history.hasOrigin(desk, 'o1')).toBe(true);
    expect(shelf.history.hasOrigin(desk, 'o2')).toBe(false);
    expect(shelf.history.find(desk, 'a1')).toMatchObject({ text: 'mine' });
  });

  test('moves the read marker forward only, and never past what is stored', () => {
    const { history } = shelf;
    history.storeLive([message(1), message(2), message(3, { own: true })]);
    const [first, second] = history.page({ room: desk, from: { at: 'newest' }, limit: 9 }).messages;
    expect(history.markRead(desk, first?.key ?? 0)).toMatchObject({ unread: 1 });
    expect(history.markRead(desk, Number.MAX_SAFE_INTEGER)).toMatchObject({ unread: 0 });
    expect(history.markRead(desk, second?.key ?? 0)).toBeUndefined();
    history.storeLive([message(4)]);
    expect(history.counts(desk).unread).toBe(1);
  });

  test('what was said before a newcomer came is not unread', () => {
    shelf.history.storePage(desk, newest, page([message(1), message(2)]));
    expect(shelf.history.counts(desk).unread).toBe(0);
  });

  test('tells what would have to be asked to read further back, and where the beginning is', () => {
    const { history } = shelf;
    const upTo = (key: number) => history.page({ room: desk, from: { at: 'before', key }, limit: 2 });
    expect(upTo(Number.MAX_SAFE_INTEGER).missing).toMatchObject([{ ask: { before: null } }]);
    history.storePage(desk, newest, page([message(3), message(4)]));
    const [third] = upTo(Number.MAX_SAFE_INTEGER).messages;
    const older = upTo(third?.key ?? 0);
    expect(older).toMatchObject({ reachedStart: false, missing: [{ ask: { before: 'a3', max: 2 } }] });
    for (const { ask } of older.missing) history.storePage(desk, ask, page([message(1), message(2)], true));
    expect(upTo(third?.key ?? 0)).toMatchObject({ reachedStart: true });
    expect(upTo(third?.key ?? 0).missing).toEqual([]);
  });

  test('refuses a file of a newer Perch in clear words, and leaves it as it is', () => {
    shelf.history.close();
    const db = new Database(shelf.file);
    const version = db.pragma('user_version', { simple: true });
    db.pragma('user_version = 999');
    db.close();
    expect(() => openShelf(shelf.folder)).toThrowError(/newer version of Perch/);
    const again = new Database(shelf.file);
    again.pragma(`user_version = ${version}`);
    again.close();
    shelf.reopens();
  });

  test('sets a damaged file aside and begins anew', () => {
    shelf.history.storeLive([message(1)]);
    shelf.history.close();
    writeFileSync(shelf.file, 'this is no database, whatever it was before');
    const seen: string[] = [];
    const history = openHistory({
      file: shelf.file,
      names: () => [],
      now: () => 7,
      onDamage: (at) => seen.push(at),
    });
    expect(seen).toEqual([`${shelf.file}.damaged-7`]);
    expect(history.storeLive([message(1)]).messages).toHaveLength(1);
    history.close();
    shelf.reopens();
  });

  test('a room that is deleted is gone from table, index and free pages', () => {
    const { history } = shelf;
    history.storeLive([
      message(1, { text: 'xyzzysecret plan' }),
      message(2, { author: { id: 'eve.xyzzysecret@localhost', name: 'Eve' } }),
      message(2, { room: 'lobby@rooms.localhost', text: 'stays' }),
    ]);
    writeFileSync(`${shelf.file}.damaged-7`, 'xyzzysecret');
    history.deleteRoom(desk);
    expect(existsSync(`${shelf.file}.damaged-7`)).toBe(false);
    expect(texts(history, 9)).toEqual([]);
    expect(
      history.page({ room: 'lobby@rooms.localhost', from: { at: 'newest' }, limit: 9 }).messages,
    ).toMatchObject([{ author: { id: 'ben@localhost', name: 'Ben' }, text: 'stays' }]);
    history.storeLive([message(3, { room: 'lobby@rooms.localhost' })]);
    expect(found(history, { text: 'xyzzysecret' })).toEqual([]);
    expect(found(history, { text: 'stays' })).toEqual(['stays']);
    history.close();
    expect(readFileSync(shelf.file).includes('xyzzysecret')).toBe(false);
    shelf.reopens();
  });

  test('a room taken off the list keeps what was said in it', () => {
    const { history } = shelf;
    history.saveRoom({
      address: desk,
      name: 'Desk',
      description: '',
      privacy: 'Closed',
      behavior: 'Normal',
      archived: true,
      category: 'Trading',
      followed: true,
      canChat: true,
    });
    history.storeLive([message(1)]);
    expect(history.rooms()).toMatchObject([
      { name: 'Desk', privacy: 'Closed', unread: 1, lastAt: message(1).sentAt },
    ]);
    history.unlistRoom(desk);
    expect(history.rooms()).toEqual([]);
    const search = { text: 'message', order: 'time' } as const;
    expect(history.search({ search, limit: 9 }).hits).toMatchObject([{ roomName: 'Desk' }]);
  });
});
