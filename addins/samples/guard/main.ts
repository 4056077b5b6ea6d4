import { connect, followAppearance, type Json } from '#addins/sdk/index.ts';
import { element, stage } from '../shared/element.ts';
import { unlessTakenBack } from '../shared/unless-taken-back.ts';
import { judge, type Settings } from './judge.ts';

let settings: Settings = { action: 'mask', words: [] };
const known = Promise.withResolvers<void>();

const perch = await connect({
  'messages.filter': async (words) => {
    // What was chosen before counts for the first message too.
    await known.promise;
    return judge(words, settings);
  },
});
followAppearance(perch);

function readSettings(value: Json): Settings {
  if (typeof value !== 'object' || value === null || !('action' in value)) return settings;
  const { action, words } = value;
  return {
    action: action === 'stop' ? 'stop' : 'mask',
    words: Array.isArray(words) ? words.filter((word) => typeof word === 'string') : [],
  };
}

function change(next: Settings): void {
  settings = next;
  if (!perch.has('state.keep')) return;
  const { action, words } = next;
  void unlessTakenBack(perch.call('state.write', { name: 'settings', value: { action, words } }));
}

function choice(action: Settings['action'], text: string): HTMLElement {
  const input = element('input', { type: 'radio', name: 'action', value: action });
  input.checked = settings.action === action;
  input.onchange = () => change({ ...settings, action });
  return element('p', {}, element('label', {}, input, ` ${text}`));
}

function show(): void {
  const words = element('textarea', { rows: '6', id: 'words', style: 'inline-size: 100%' });
  words.value = settings.words.join('\n');
  words.onchange = () =>
    change({
      ...settings,
      words: words.value
        .split('\n')
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    });
  stage().replaceChildren(
    element('p', {}, 'I look at what you send in this room. Keys are always stopped.'),
    element(
      'section',
      {},
      element('h2', {}, 'Card numbers and your words'),
      choice('mask', 'Mask them'),
      choice('stop', 'Stop the message'),
    ),
    element(
      'section',
      {},
      element('h2', {}, element('label', { for: 'words' }, 'Your words, one on each line')),
      words,
      perch.has('state.keep') ? '' : element('p', { class: 'faint' }, 'Kept until this page is closed.'),
    ),
  );
}

try {
  if (perch.has('state.keep'))
    settings = readSettings((await perch.call('state.read', { name: 'settings' })).value);
} finally {
  known.resolve();
}
show();
