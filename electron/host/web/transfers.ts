import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { FaultError } from '#electron/model/fault.ts';
import { type PlainFiles, transfersPath } from '../plain-files.ts';

type Files = Pick<PlainFiles, 'find' | 'receive'>;
type Headers = Readonly<Record<string, string>>;

/**
 * What was exported, as a file to be kept and never as a page; and what is to be imported, sent by our own page. Asked
 * only after the guard has let the request pass. Answers whether it was for here.
 */
export function exchangeFile(
  files: Files,
  request: IncomingMessage,
  response: ServerResponse,
  headers: Headers,
): boolean {
  const { method, url = '' } = request;
  if (method === 'POST') {
    void receive(files, request, response, headers);
    return true;
  }
  const token = url.startsWith(`${transfersPath}/`) ? url.slice(transfersPath.length + 1) : '';
  const found = files.find(token);
  if (!found) return false;
  response.writeHead(200, {
    ...headers,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`,
    'Cache-Control': 'no-store',
  });
  if (method === 'HEAD') response.end();
  else
    createReadStream(found.path)
      .once('error', () => response.destroy())
      .pipe(response);
  return true;
}

async function receive(
  files: Files,
  request: IncomingMessage,
  response: ServerResponse,
  headers: Headers,
): Promise<void> {
  const send = (status: number, body: object): void => {
    const type = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
    response.writeHead(status, { ...headers, ...type }).end(JSON.stringify(body));
  };
  try {
    send(200, { upload: await files.receive(request) });
  } catch (error) {
    if (error instanceof FaultError) send(error.fault.code === 'LimitExceeded' ? 413 : 507, error.fault);
    else response.destroy();
  }
}
