/** Fetches a small document. Rejects where it is none, or is not there. */
export type FetchJson = (url: string) => Promise<unknown>;

const timeout = 5_000;
const mostBytes = 256 * 1_024;

/** Follows no redirection: what is asked for was written down by an administrator. */
export const fetchJson: FetchJson = async (url) => {
  const headers = { accept: 'application/json' };
  const response = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(timeout) });
  if (response.status !== 200 || !response.body) throw new Error(`it answered ${response.status}`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.length;
    if (size > mostBytes) throw new Error('its answer is too long');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString());
};
