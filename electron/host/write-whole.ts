import { createWriteStream, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** Writes a file that only its owner can read. Where that fails or is stopped nothing is left of it. */
export async function writeWhole(
  path: string,
  body: AsyncIterable<string | Uint8Array>,
  signal?: AbortSignal,
): Promise<void> {
  const file = createWriteStream(path, { mode: 0o600 });
  try {
    await pipeline(body, file, signal ? { signal } : {});
  } catch (error) {
    // It may be about to be made at this moment.
    if (!file.closed) await new Promise<void>((resolve) => file.once('close', () => resolve()));
    rmSync(path, { force: true });
    throw error;
  }
}
