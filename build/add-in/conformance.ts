import type { Manifest, Right } from '#addins/contract.ts';

/** What the page that stands for Perch lets a test do. */
export interface MockPerch {
  readonly status: () => Promise<string>;
  /** The action, or why there was none. */
  readonly filter: (text: string) => Promise<string>;
  /** `card`, `text`, or what was wrong. */
  readonly format: (kind: string, data: null | string | readonly string[]) => Promise<string>;
  readonly allow: (rights: readonly Right[]) => Promise<void>;
  readonly say: (text: string) => Promise<void>;
  readonly setTheme: (theme: 'light' | 'dark' | 'contrast') => Promise<void>;
  /** What the browser complained of so far. */
  readonly complaints: () => readonly string[];
}

export interface Finding {
  readonly what: string;
  /** Empty where all is well. */
  readonly wrong: string;
}

const texts = ['', 'hello', 'x'.repeat(100_000), '\u202e<b>&"\u0000', '4111 1111 1111 1111'];

/** Goes through what every add-in must stand; the finding is a line each. */
export async function conformance(perch: MockPerch, manifest: Manifest): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  const expect = (what: string, wrong: string): void => void found.push({ what, wrong });
  const alive = async (what: string): Promise<void> => {
    const status = await perch.status();
    expect(what, status === 'ready' ? '' : `it is ${status}`);
  };
  const wishes = [...manifest.rights.required, ...manifest.rights.optional].map(({ right }) => right);

  await alive('says hello in a version that Perch speaks');
  if (wishes.includes('messages.filter'))
    for (const text of texts) {
      const verdict = await perch.filter(text);
      const fine = ['Passed', 'Replaced', 'Canceled'].includes(verdict);
      expect(`judges a message of ${text.length} letters in time`, fine ? '' : verdict);
    }
  for (const kind of [...manifest.formats, 'urn:of-nobody'])
    for (const data of [null, 'nonsense', ['more', 'of', 'it']] as const) {
      if (!wishes.includes('messages.format')) continue;
      const answer = await perch.format(kind, data);
      expect(
        `answers a ${kind} that holds ${JSON.stringify(data)}`,
        /^(card|text)$/.test(answer) ? '' : answer,
      );
    }
  for (const theme of ['dark', 'contrast', 'light'] as const) await perch.setTheme(theme);
  for (let each = 0; each < 50; each += 1) await perch.say(`message ${each}?`);
  await alive('hears fifty messages and three themes');
  await perch.allow(manifest.rights.required.map(({ right }) => right));
  await alive('goes on without the rights that it can do without');
  await perch.allow([]);
  await perch.say('nobody listens');
  await alive('goes on without any right');
  expect('complains of nothing', perch.complaints().join('; '));
  return found;
}
