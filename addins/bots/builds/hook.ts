import { createServer, type IncomingMessage, type Server } from 'node:http';
import * as v from 'valibot';
import type { Build } from '#addins/coded.ts';
import { buildSchema } from './report.ts';

const largest = 16_384;

/** Takes builds by `POST` as JSON. Answers 204, 400 with the reason, or 502 where the room did not take it. */
export function createHook(report: (build: Build) => Promise<unknown>): Server {
  return createServer(async (request, response) => {
    const end = (status: number, text = ''): void => void response.writeHead(status).end(text);
    if (request.method !== 'POST') return end(405);
    const read = v.safeParse(buildSchema, parse(await bodyOf(request)));
    if (!read.success)
      return end(400, `${v.getDotPath(read.issues[0]) ?? 'body'}: ${read.issues[0].message}\n`);
    report(read.output).then(
      () => end(204),
      () => end(502, 'The room did not take it.\n'),
    );
  });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const piece of request) {
    body += String(piece);
    if (body.length > largest) return '';
  }
  return body;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
