import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { GrantedHost, HttpAsk } from '#addins/contract.ts';
import { isOwnNetwork } from '#electron/addin/http/addresses.ts';
import { type FetchOptions, fetchFor } from '#electron/addin/http/fetch.ts';
import { targetOf } from '#electron/addin/http/target.ts';
import { FaultError } from '#electron/model/fault.ts';

let [server, other]: [Server | undefined, Server | undefined] = [undefined, undefined];
let origin: string;
let elsewhere: string;
/** What the servers were asked. */
let heard: IncomingMessage[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let answerElsewhere: typeof answer;

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

beforeAll(async () => {
  const hear = (say: () => typeof answer) => (request: IncomingMessage, response: ServerResponse) => {
    heard.push(request);
    say()(request, response);
  };
  server = createServer(hear(() => answer));
  other = createServer(hear(() => answerElsewhere));
  [origin, elsewhere] = [await listen(server), await listen(other)];
});

afterAll(() => {
  for (const each of [server, other]) {
    each?.closeAllConnections();
    each?.close();
  }
});

beforeEach(() => {
  heard = [];
  answer = (_request, response) => void response.end('hello');
  answerElsewhere = answer;
});

async function code(asked: Promise<unknown>): Promise<string> {
  return asked.then(
    () => 'answered',
    (error: unknown) => (error instanceof FaultError ? error.fault.code : String(error)),
  );
}

function fetches(ask: Partial<HttpAsk> = {}, options: Partial<FetchOptions> = {}) {
  return fetchFor(
    { url: `${origin}/ticket`, ...ask },
    { resolve: async () => [], granted: () => [{ origin }], ...options },
  );
}

const to =
  (location: string, status = 302): typeof answer =>
  (_request, response) =>
    void response.writeHead(status, { location }).end();

describe('what was granted is fetched', () => {
  test('with what an add-in may say, and nothing of the person', async () => {
    answer = (_request, response) => {
      response.writeHead(200, {
        'content-type': 'application/json',
        'set-cookie': 'a=1',
        'x-total': '3',
        server: 'x',
      });
      response.end('{"ok":true}');
    };
    const headers = { Accept: 'application/json', Authorization: 'Bearer t', 'X-Api-Version': '2' };
    const got = await fetches({ headers });
    expect(got).toEqual({
      status: 200,
      url: `${origin}/ticket`,
      headers: { 'content-type': 'application/json', 'x-total': '3', date: expect.any(String) },
      body: '{"ok":true}',
    });
    expect(heard[0]?.headers).toMatchObject({
      accept: 'application/json',
      authorization: 'Bearer t',
      'x-api-version': '2',
    });
    expect(heard[0]?.headers).not.toHaveProperty('cookie');
    expect(heard[0]?.headers).not.toHaveProperty('referer');
    expect(heard[0]?.headers).not.toHaveProperty('origin');
  });

  test('cookies that an answer set are never sent again', async () => {
    answer = (_request, response) => void response.writeHead(200, { 'set-cookie': 'a=1' }).end();
    await fetches();
    await fetches();
    expect(heard[1]?.headers.cookie).toBeUndefined();
  });

  test('a body goes with a POST, and not with a GET', async () => {
    answer = (request, response) => void request.pipe(response);
    expect((await fetches({ method: 'POST', body: 'ä=1' })).body).toBe('ä=1');
    expect(await code(fetches({ body: 'x' }))).toBe('InvalidArgument');
  });
});

describe('nothing else is', () => {
  test.each<[string, string, string]>([
    ['another host', 'https://example.com/', 'ErrorPermission'],
    ['another port', 'http://127.0.0.1:1/', 'ErrorPermission'],
    ['another scheme of the same host', 'https://127.0.0.1/', 'ErrorPermission'],
    ['a file', 'file:///etc/passwd', 'InvalidArgument'],
    ['data', 'data:text/plain,x', 'InvalidArgument'],
    ['no address', 'ticket', 'InvalidArgument'],
    ['an empty one', '', 'InvalidArgument'],
  ])('%s', async (_, url, expected) => {
    expect(await code(fetches({ url }))).toBe(expected);
    expect(heard).toEqual([]);
  });

  test('an address with a name in it', async () => {
    expect(await code(fetches({ url: origin.replace('//', '//granted@') }))).toBe('InvalidArgument');
  });

  test('http to any other machine, even where it is granted', () => {
    const granted = [{ origin: 'http://intranet.example', ownNetwork: true } as const];
    expect(() => targetOf('http://intranet.example/', granted)).toThrow('https');
  });

  test.each([
    'Cookie',
    'Host',
    'Origin',
    'Referer',
    'X-Forwarded-For',
    'Proxy-Authorization',
    'Connection',
    'Content-Length',
    'Transfer-Encoding',
    'Sec-Fetch-Site',
    'bad header',
  ])('with the header “%s”', async (name) => {
    expect(await code(fetches({ headers: { [name]: 'x' } }))).toBe('InvalidArgument');
    expect(heard).toEqual([]);
  });

  test('with a header that breaks its line', async () => {
    expect(await code(fetches({ headers: { 'x-a': 'b\r\nCookie: c' } }))).toBe('InvalidArgument');
  });
});

describe('every redirect is judged as the first address was', () => {
  test('inside what was granted it is followed, and the answer says where it came from', async () => {
    answer = (request, response) =>
      request.url === '/ticket' ? to('/other')(request, response) : void response.end('there');
    expect(await fetches()).toMatchObject({ url: `${origin}/other`, body: 'there' });
  });

  test.each([301, 302, 303, 307, 308])(
    'to another host with %i it is refused, and nobody there is asked',
    async (status) => {
      answer = to(`${elsewhere}/`, status);
      expect(await code(fetches())).toBe('ErrorPermission');
      expect(heard).toHaveLength(1);
    },
  );

  test.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'http://[::1',
    '//example.com/',
    'gopher://127.0.0.1/',
  ])('to %s it is refused', async (location) => {
    answer = to(location);
    expect(['ErrorPermission', 'InvalidArgument']).toContain(await code(fetches()));
  });

  test('to another granted host it is followed without the key that was meant for the first', async () => {
    answer = to(`${elsewhere}/`);
    const granted: readonly GrantedHost[] = [{ origin }, { origin: elsewhere }];
    await fetches({ headers: { authorization: 'Bearer t', 'x-kept': '1' } }, { granted: () => granted });
    expect(heard[1]?.headers.authorization).toBeUndefined();
    expect(heard[1]?.headers['x-kept']).toBe('1');
  });

  test('a right that is taken away on the way is gone for the next step', async () => {
    let granted: readonly GrantedHost[] = [{ origin }];
    answer = (request, response) => {
      granted = [];
      to('/other')(request, response);
    };
    expect(await code(fetches({}, { granted: () => granted }))).toBe('ErrorPermission');
  });

  test('without an end it ends', async () => {
    answer = to('/ticket');
    expect(await code(fetches())).toBe('LimitExceeded');
    expect(heard).toHaveLength(6);
  });

  test('after a POST it is a GET without the body, where the status says so', async () => {
    answer = (request, response) =>
      request.method === 'POST' ? to('/done', 303)(request, response) : void response.end(request.method);
    const headers = { 'content-type': 'text/plain' };
    expect((await fetches({ method: 'POST', body: 'x', headers })).body).toBe('GET');
    expect(heard[1]?.headers['content-type']).toBeUndefined();
  });
});

describe('a name is resolved once, and the connection goes to what was judged', () => {
  const port = () => new URL(origin).port;
  const named = (host: string, more: Partial<GrantedHost> = {}) => ({
    origin: `http://${host}:${port()}`,
    ...more,
  });

  test('the system is not asked a second time', async () => {
    const granted = [named('tickets.localhost')];
    const asked: string[] = [];
    const resolve = async (host: string) => {
      asked.push(host);
      return ['127.0.0.1'];
    };
    const got = await fetches({ url: `${granted[0]?.origin}/` }, { granted: () => granted, resolve });
    expect(got.body).toBe('hello');
    expect(asked).toEqual(['tickets.localhost']);
    expect(heard[0]?.headers.host).toBe(`tickets.localhost:${port()}`);
  });

  test.each([
    ['127.0.0.1'],
    ['10.0.0.7'],
    ['169.254.169.254'],
    ['::1'],
    ['93.184.216.34', '192.168.1.1'],
    ['::ffff:10.0.0.1'],
  ])('a name that leads to %s is refused, unless the person said that it may', async (...addresses) => {
    const url = 'https://tickets.example/';
    const granted = [{ origin: 'https://tickets.example' }];
    const resolve = async () => addresses;
    expect(await code(fetches({ url }, { granted: () => granted, resolve }))).toBe('ErrorPermission');
  });

  test('on a network of the person that was granted it is tried', async () => {
    const closed = 'https://tickets.example:9';
    const granted = [{ origin: closed, ownNetwork: true } as const];
    const asked = fetches(
      { url: `${closed}/` },
      { granted: () => granted, resolve: async () => ['127.0.0.1'] },
    );
    expect(await code(asked)).toBe('NotConnected');
  });

  test('a name that nobody knows cannot be reached', async () => {
    const granted = [{ origin: 'https://nowhere.example' }];
    expect(await code(fetches({ url: 'https://nowhere.example/' }, { granted: () => granted }))).toBe(
      'NotConnected',
    );
  });
});

describe('an answer has its limits', () => {
  test('in size, also where it announces none', async () => {
    answer = (_request, response) => {
      response.on('error', () => undefined);
      const write = (): void => {
        while (response.write('x'.repeat(10_000)));
        response.once('drain', write);
      };
      write();
    };
    expect(await code(fetches({}, { size: 50_000 }))).toBe('LimitExceeded');
  });

  test('for as long as it is granted: what is taken back is broken off at once', async () => {
    let granted: readonly GrantedHost[] = [{ origin }];
    const looks = new Set<() => void>();
    const gone = Promise.withResolvers<void>();
    answer = (request, response) => {
      request.socket.once('close', () => gone.resolve());
      response.write('x');
      // Another grant came: nothing to do with this one.
      for (const look of looks) look();
      granted = [];
      for (const look of looks) look();
    };
    const onGranted = (look: () => void) => {
      looks.add(look);
      return () => looks.delete(look);
    };
    expect(await code(fetches({}, { granted: () => granted, onGranted }))).toBe('ErrorPermission');
    await gone.promise;
    expect(looks.size).toBe(0);
  });

  test('in time, also where it comes drop by drop', async () => {
    answer = (_request, response) => void response.write('x');
    expect(await code(fetches({}, { time: 50 }))).toBe('TimedOut');
  });

  test('and one that breaks off is none', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('x', () => response.destroy());
    };
    expect(await code(fetches())).toBe('NotConnected');
  });
});

describe('networks of somebody’s own', () => {
  test.each([
    ...[
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '127.8.8.8',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.0.1',
      '198.18.0.1',
      '224.0.0.1',
      '255.255.255.255',
    ],
    ...[
      '::',
      '::1',
      'fc00::1',
      'fd12:3456::1',
      'fe80::1',
      'fe80::1%eth0',
      'ff02::1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '::127.0.0.1',
      '64:ff9b::a00:1',
      '2002:7f00:1::',
      '2002:c0a8:101::1',
    ],
    'no address',
  ])('%s', (address) => expect(isOwnNetwork(address)).toBe(true));

  test.each([
    '93.184.216.34',
    '8.8.8.8',
    '172.32.0.1',
    '100.128.0.1',
    '2606:4700::1111',
    '64:ff9b::808:808',
    '2002:808:808::1',
    '::ffff:8.8.8.8',
  ])('not %s', (address) => expect(isOwnNetwork(address)).toBe(false));
});
