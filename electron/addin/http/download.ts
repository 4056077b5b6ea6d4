import { limits, refused } from '../package/files.ts';
import { type FetchOptions, follow } from './fetch.ts';

/**
 * The bytes of an add-in's zip. https, or http on this machine; a redirect may lead to another place there, and
 * nowhere else. An address that ends in a slash is a folder with a `perch-addin.zip` in it. Throws `InvalidArgument`,
 * and what `fetchFor` throws.
 */
export async function download(
  address: string,
  options: Pick<FetchOptions, 'resolve' | 'ca'>,
): Promise<Uint8Array> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url) throw refused('this is no address');
  if (url.pathname.endsWith('/')) url.pathname += 'perch-addin.zip';
  const { answer } = await follow(
    url.href,
    { method: 'GET', headers: { accept: 'application/zip' } },
    {
      ...options,
      // Who names an address wants it, wherever it is; nobody else than that place is asked.
      granted: () => [{ origin: url.origin, ownNetwork: true }],
      size: limits.size,
      time: 60_000,
    },
  );
  if (answer.status !== 200) throw refused(`its address answered ${answer.status}`);
  return answer.body;
}
