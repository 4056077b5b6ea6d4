import { contractVersions, type Hello, type Welcome } from '../contract.ts';
import { passKeyboard } from './keyboard.ts';
import type { Answers, Perch } from './perch.ts';
import { perchOver } from './port-end.ts';

/**
 * Says hello to the Perch that shows this page, and answers what the page can do there. Call it once. It waits for
 * as long as the page is not shown by Perch.
 */
export async function connect(answers: Answers = {}): Promise<Perch> {
  const hello: Hello = { perch: 'hello', versions: [...contractVersions] };
  const welcomed = new Promise<MessageEvent<Welcome>>((resolve) => {
    const listener = (event: MessageEvent<unknown>): void => {
      if (!isWelcome(event)) return;
      removeEventListener('message', listener);
      resolve(event);
    };
    addEventListener('message', listener);
  });
  // To whoever shows this page: nothing is in it, and the page cannot know that one's origin.
  parent.postMessage(hello, '*');
  const { data, ports } = await welcomed;
  const [port] = ports;
  if (!port) throw new Error('Perch gave no port.');
  passKeyboard(port);
  return perchOver(port, data, answers);
}

function isWelcome(event: MessageEvent<unknown>): event is MessageEvent<Welcome> {
  const { data, source, ports } = event;
  if (source !== parent || ports.length !== 1) return false;
  return typeof data === 'object' && data !== null && 'perch' in data && data.perch === 'welcome';
}
