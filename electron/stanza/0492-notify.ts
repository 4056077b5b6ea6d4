import { type AlertLevel, alertLevels } from '../model/alert.ts';
import { replaceExtension } from './0402-bookmarks.ts';
import { NS } from './namespaces.ts';
import { type Element, elements, xml } from './xml.ts';

const names: Readonly<Record<string, AlertLevel>> = {
  always: 'all',
  'on-mention': 'mentions',
  never: 'nothing',
};

/**
 * What of a room may alert (XEP-0492), as the extensions of its bookmark say; undefined where they say nothing. A
 * setting for programs like this one goes before that for all. What is not understood is taken for no louder than
 * a mention, and of several the quietest counts.
 */
export function readAlertLevel(extensions: Element | undefined): AlertLevel | undefined {
  const settings = extensions?.getChildren('notify', NS.notify).flatMap(elements) ?? [];
  const ours = settings.filter(isForUs);
  const levels = (ours.length > 0 ? ours : settings.filter(isForAll)).map(levelOf);
  return alertLevels.findLast((level) => levels.includes(level));
}

function levelOf(setting: Element): AlertLevel {
  // Ours: for every other program nothing.
  const important = setting.getChild('advanced', NS.notify)?.getChild('important', NS.perch);
  if (setting.name === 'never' && important) return 'important';
  return names[setting.name] ?? 'mentions';
}

/** The same extensions with another level; what others put there, or mean for other programs, stays. */
export function writeAlertLevel(
  extensions: Element | undefined,
  level: AlertLevel | null,
): Element | undefined {
  const before = extensions?.getChildren('notify', NS.notify).flatMap(elements) ?? [];
  const others = before.filter((one) => !isForUs(one) && !isForAll(one));
  const settings = [...others, ...(level === null ? [] : [settingOf(level)])];
  const notify = settings.length > 0 ? xml('notify', { xmlns: NS.notify }, ...settings) : undefined;
  return replaceExtension(extensions, { name: 'notify', namespace: NS.notify }, notify);
}

function settingOf(level: AlertLevel): Element {
  if (level === 'important') {
    return xml('never', {}, xml('advanced', {}, xml('important', { xmlns: NS.perch })));
  }
  const [name = 'never'] = Object.entries(names).find(([, meant]) => meant === level) ?? [];
  return xml(name);
}

function isForAll({ attrs }: Element): boolean {
  return attrs['identity-category'] === undefined && attrs['identity-type'] === undefined;
}

function isForUs({ attrs }: Element): boolean {
  return attrs['identity-category'] === 'client' && attrs['identity-type'] === 'pc';
}
