import type { ActionName, Actions, Appearance, Manifest, OutgoingWords, Right } from '#addins/contract.ts';
import { faultForAddIn } from '#renderer/addin-host/fault-for-add-in.ts';
import { createFrames } from '#renderer/addin-host/frames.ts';
import { createMockRoom } from './answers.ts';

/** The page that stands for Perch: the same frames, with a room that is made up behind them. */
const manifest: Manifest = await (await fetch('perch-addin.json')).json();
const place = { room: 'desk@example.org', addIn: manifest.id };
const wishes = [...manifest.rights.required, ...manifest.rights.optional].map(({ right }) => right);
const hosts = manifest.hosts.map((wish) =>
  'origin' in wish ? { origin: wish.origin } : { origin: 'https://example.com', name: wish.name },
);
const { answers, say } = createMockRoom(hosts);
let rights: readonly Right[] = wishes;
let appearance: Appearance = { theme: 'light', language: 'en-GB', direction: 'ltr' };

const frames = createFrames({
  leave: () => undefined,
  facts: () => ({
    page: `${location.protocol}//addin.${location.host}/${manifest.entry}`,
    name: manifest.name,
    rights,
    hosts,
  }),
  act: async (_place, { name, body }) => {
    const answer = answerTo(name, body);
    log(`asked ${name} ${JSON.stringify(body)}`);
    return answer;
  },
  appearance: () => appearance,
  now: () => performance.now(),
  faultOf: () => faultForAddIn({ code: 'Internal', text: '' }),
});

function answerTo(name: ActionName, body: Actions[ActionName]['ask']): Actions[ActionName]['answer'] {
  // Both were checked under this name.
  return (answers[name] as (ask: typeof body) => Actions[ActionName]['answer'])(body);
}

function log(line: string): void {
  const place = document.querySelector('#log');
  if (place) place.textContent = `${line.slice(0, 500)}\n${place.textContent ?? ''}`.slice(0, 20_000);
}

const mock = {
  status: () => [...frames.state.getState().byPlace.values()][0],
  filter: (words: OutgoingWords) => frames.filter(place, words),
  format: (kind: string, data: null | string | readonly string[]) =>
    frames.format(place, {
      ...{ kind, data, key: 1, text: 'text' },
      author: { id: 'bot@example.org', name: 'Bot', self: false },
    }),
  allow: (next: readonly Right[]) => {
    rights = next;
    frames.review();
  },
  say: (text: string) => {
    const message = say(text);
    if (rights.includes('messages.read'))
      frames.tell(place, 'messages.arrived', { messages: [message], live: true });
  },
  setTheme: (theme: Appearance['theme']) => {
    appearance = { ...appearance, theme };
    frames.appearanceChanged();
  },
};
export type Mock = typeof mock;
Object.assign(window, { mock });

function onText(form: string, act: (text: string) => unknown): void {
  document.querySelector(form)?.addEventListener('submit', (event) => {
    event.preventDefault();
    const field = document.querySelector<HTMLInputElement>(`${form} input`);
    void act(field?.value ?? '');
  });
}
onText('#say', mock.say);
onText('#send', (text) =>
  mock.filter({ text, importance: 'Regular' }).then(
    (verdict) => log(`judged ${JSON.stringify(verdict)}`),
    (error: unknown) => log(`not judged: ${error}`),
  ),
);
document.querySelector<HTMLSelectElement>('#theme')?.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLSelectElement)
    mock.setTheme(target.value === 'dark' ? 'dark' : target.value === 'contrast' ? 'contrast' : 'light');
});
for (const right of wishes) {
  const box = Object.assign(document.createElement('input'), { type: 'checkbox', checked: true });
  box.onchange = () => mock.allow(box.checked ? [...rights, right] : rights.filter((each) => each !== right));
  const label = document.createElement('label');
  label.append(box, ` ${right}`);
  document.querySelector('#rights')?.append(label);
}

const container = document.querySelector<HTMLElement>('#frame');
if (container) frames.attach(container);
frames.show(place);
frames.state.subscribe(() => {
  const status = mock.status();
  if (status?.state === 'over') log(`taken down: ${status.trouble}`);
});
new EventSource('changes').onmessage = () => frames.reload(place);
