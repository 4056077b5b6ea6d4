import type { Refusal } from './guard.ts';

const sentences: Readonly<Record<Refusal, string>> = {
  token:
    'This address opens with the link that Perch printed when it started, and each link opens once. Start Perch again for a new one, or use the browser that it opened in.',
  host: 'Perch answers only at 127.0.0.1 or localhost. Use the link that it printed when it started.',
  origin: 'Another page asked for this. Use the link that Perch printed when it started.',
  method: 'Perch serves pages here, and nothing else.',
};

/** Says what to do to who came without a right to come. Plain HTML: it may load nothing. */
export function refusalPage(why: Refusal): string {
  return [
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark">',
    `<title>Perch</title><h1>This is a running Perch</h1><p>${sentences[why]}</p></html>\n`,
  ].join('');
}
