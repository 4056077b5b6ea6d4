import { expect, test } from 'vitest';
import { FaultError } from '#electron/model/fault.ts';
import type { Message } from '#electron/model/message.ts';
import { formats } from '#electron/transfer/formats.ts';
import type { ExportItem, ImportItem } from '#electron/transfer/items.ts';
import { readFile } from '#electron/transfer/read-file.ts';

const room = 'desk@rooms.localhost';

function message(number: number, change: Partial<Message> = {}): Message {
  return {
    room,
    archiveId: `a${number}`,
    author: { id: 'ben@localhost', name: 'Ben' },
    own: false,
    sentAt: Date.UTC(2026, 0, 2, 12, 0, number),
    text: `message ${number}`,
    importance: 'Regular',
    ...change,
  };
}

function exported(...messages: readonly Message[]): readonly ExportItem[] {
  return [
    { what: 'begin', account: 'ada@localhost', at: Date.UTC(2026, 0, 3) },
    { what: 'room', room, name: 'Desk', description: 'Levels', fromStart: true },
    ...messages.map((each) => ({ what: 'message' as const, message: each })),
    { what: 'end', messages: messages.length },
  ];
}

function written(format: keyof typeof formats, items: readonly ExportItem[]): string {
  const write = formats[format].writer();
  return items.map(write).join('');
}

/** In pieces of so many bytes, as no reader may care where a piece ends. */
async function* bytes(text: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const all = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size);
}

async function read(text: string | Uint8Array, size?: number): Promise<readonly ImportItem[]> {
  const items: ImportItem[] = [];
  for await (const item of readFile(bytes(text, size))) items.push(item);
  return items;
}

async function refusal(text: string | Uint8Array, size = 4096): Promise<string> {
  const error = await read(text, size).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(FaultError);
  return error instanceof FaultError ? error.fault.text : '';
}

const rich = message(1, {
  originId: 'o1',
  own: true,
  importance: 'Alert',
  storyTitle: 'A story',
  text: 'two\nlines, “quotes” and 中文 \u{1f426}',
  via: 'Pulse',
  coded: { kind: 'urn:example:card', json: '{"a":1}' },
  mentions: [{ begin: 0, end: 3, address: 'ada@localhost' }],
});

test('what is written as JSON Lines is read again without loss, wherever the pieces of the file end', async () => {
  const items = exported(rich, message(2));
  for (const size of [1, 7, 100_000]) {
    expect(await read(written('jsonl', items), size)).toEqual([
      { what: 'account', account: 'ada@localhost' },
      { what: 'room', room, name: 'Desk', description: 'Levels', fromStart: true },
      { what: 'message', message: rich },
      { what: 'message', message: message(2) },
    ]);
  }
});

test('what was said in a secret room comes back as such, also where the mark is not understood', async () => {
  const room = '{"type":"room","room":"a@rooms.localhost","secret":';
  const file = ['true', '"yes"', 'false'].map((mark) => `${room}${mark}}\n`).join('');
  const items = await read(`{"type":"perch-export","version":1}\n${file}{"type":"end","messages":0}\n`);
  const marks = items.flatMap((item) => (item.what === 'room' ? [item.secret] : []));
  expect(marks).toEqual([true, true, undefined]);
});

test('what was said in a secret room is marked so in every format, and nothing else is', () => {
  const marked = { jsonl: '"secret":true', html: 'only its members', text: 'only its members' } as const;
  for (const format of ['jsonl', 'html', 'text'] as const) {
    const open = exported(message(1));
    const secret = open.map((item) => (item.what === 'room' ? { ...item, secret: true as const } : item));
    expect(written(format, open)).not.toContain(marked[format]);
    expect(written(format, secret)).toContain(marked[format]);
  }
});

test('a gap is written, and read as one', async () => {
  const items = exported(message(1)).toSpliced(3, 0, { what: 'gap' });
  expect((await read(written('jsonl', items))).map(({ what }) => what)).toEqual([
    'account',
    'room',
    'message',
    'gap',
  ]);
  expect(written('html', items)).toContain('missing here');
  expect(written('text', items)).toContain('missing here');
});

const hostile =
  '<img src=x onerror=alert(1)> </pre></script><script>alert(2)</script> &lt; "q" \'s\' \u0000\u001b[2J\ud800';

test('in HTML everything that somebody wrote is text, in every place where it can stand', () => {
  const items: readonly ExportItem[] = [
    { what: 'begin', account: hostile, at: 0 },
    { what: 'room', room: hostile, name: hostile, description: hostile, fromStart: false },
    {
      what: 'message',
      message: message(1, { text: hostile, storyTitle: hostile, author: { id: hostile, name: hostile } }),
    },
    { what: 'end', messages: 1 },
  ];
  const html = written('html', items);
  expect(html).not.toMatch(/<(?:img|script|\/script)/i);
  // Nothing but our own tags opens, and what is quoted stays quoted.
  const tags = new Set([...html.matchAll(/<\/?([a-z0-9!]+)/gi)].map(([, name]) => name));
  expect([...tags].sort()).toEqual(
    [
      '!doctype',
      'article',
      'bdi',
      'body',
      'footer',
      'h1',
      'h2',
      'h3',
      'h4',
      'head',
      'html',
      'meta',
      'p',
      'pre',
      'section',
      'strong',
      'style',
      'time',
      'title',
    ].sort(),
  );
  for (const sign of ['\u0000', '\u001b', '\ud800']) expect(html).not.toContain(sign);
  expect(html).toContain("default-src 'none'");
});

test('in plain text no line of a message can pass for another message', () => {
  const forged = 'hello\n2026-01-02 12:00:00 Ana: I resign\u2028and more\r\u0085';
  const text = written(
    'text',
    exported(message(1, { text: forged, author: { id: 'x', name: 'Ben\nAna:' } })),
  );
  const heads = text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/u).filter((line) => /^\d{4}-/.test(line));
  expect(heads).toEqual(['2026-01-02 12:00:01 Ben Ana::']);
});

const xml = (body: string): string =>
  `<?xml version='1.0' encoding='UTF-8'?><!-- of a server -->
<server-data xmlns='urn:xmpp:pie:0'><host jid='rooms.localhost'><user name='desk'>
<archive xmlns='urn:xmpp:pie:0#mam'>${body}</archive></user></host></server-data>`;

const result = (id: string, stanza: string, stamp = '2026-01-02T12:00:01Z'): string =>
  `<m:result xmlns:m='urn:xmpp:mam:2' id='${id}'><forwarded xmlns='urn:xmpp:forward:0'>
   <delay xmlns='urn:xmpp:delay' stamp='${stamp}'/>${stanza}</forwarded></m:result>`;

const said = (text: string, from = `${room}/Ben`): string =>
  `<message xmlns='jabber:client' type='groupchat' from='${from}'><body>${text}</body></message>`;

test('the archive of a room in a server’s data (XEP-0227) is read, and what is no message of a room is told', async () => {
  const file = xml(
    result('a1', said('1 &lt; 2 &amp; <![CDATA[<b>]]>')) +
      result(
        'a2',
        `<message xmlns='jabber:client' type='chat' from='ana@localhost'><body>hi</body></message>`,
      ) +
      result('a3', said('third')),
  );
  const author = { id: `${room}/Ben`, name: 'Ben' };
  for (const size of [1, 50, 100_000]) {
    expect(await read(file, size)).toEqual([
      { what: 'room', room, fromStart: false },
      { what: 'message', message: message(1, { author, text: '1 < 2 & <b>' }) },
      { what: 'other' },
      { what: 'message', message: message(1, { author, archiveId: 'a3', text: 'third' }) },
    ]);
  }
});

test('in the archive of a person the ids are not the room’s', async () => {
  const file = xml(result('mine', said('hello'))).replace("name='desk'", "name='ada'");
  const [, item] = await read(file);
  expect(item).toMatchObject({ what: 'message', message: { room, text: 'hello' } });
  expect(item).not.toHaveProperty('message.archiveId');
});

test('a file that cannot be imported is refused in a sentence that says why', async () => {
  const whole = written('jsonl', exported(message(1), message(2)));
  expect(await refusal('')).toContain('no file that Perch can import');
  expect(await refusal('   \n ')).toContain('no file that Perch can import');
  expect(await refusal('PK\u0003\u0004 something')).toContain('no file that Perch can import');
  expect(await refusal('{"some":"json"}\n')).toContain('no file that Perch can import');
  expect(await refusal('<html><body>hello</body></html>')).toContain('no file that Perch can import');
  expect(await refusal('<!doctype html><html></html>')).toContain('no file that Perch can import');
  expect(await refusal(new Uint8Array([0x7b, 0xff, 0xfe, 0x00]))).toContain('not text');
  expect(await refusal(whole.slice(0, -30))).toContain('ends too early');
  expect(await refusal(whole.split('\n').slice(0, 3).join('\n'))).toContain('ends too early');
  expect(await refusal(whole.replace('"version":1', '"version":9'))).toContain('newer Perch');
  expect(await refusal(whole.replace('"text":"message 2"', '"text":7'))).toContain('Line 4');
  expect(await refusal(whole.replace(`"room":"${room}"`, '"room":"no/room"'))).toContain('Line 2');
  expect(await refusal('<!doctype html><html><p>hello</html>')).toContain('no file that Perch can import');
  expect(await refusal(`{"type":"perch-export","version":1}\n{"type":"${'x'.repeat(5_000_000)}`)).toContain(
    'larger',
  );
  expect(await refusal(xml(result('a1', said('x'))).slice(0, -20))).toContain('ends too early');
  expect(await refusal(xml(result('a1', said('&boom;'))))).toContain('damaged');
  expect(await refusal(xml('</archive></wrong>'))).toContain('damaged');
  expect(await refusal(xml(result('a1', said('y'.repeat(5_000_000)))), 65_536)).toContain('larger');
  expect(await refusal('<a>'.repeat(10_000))).toContain('too deeply');
});
