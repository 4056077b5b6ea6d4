import { type AlertChoices, alertLevels, firstAlertChoices } from '../model/alert.ts';
import { everyHour, type Hours } from '../model/hours.ts';
import { privateNodes } from './0223-private.ts';
import { NS } from './namespaces.ts';
import { readAlertRule, writeAlertRule } from './perch-alert-rule.ts';
import { readHours, writeHours } from './perch-hours.ts';
import type { PrivateCodec } from './private-item.ts';
import { readBoolean } from './values.ts';
import { type Element, xml } from './xml.ts';

/** The one item of its node. */
export const alertChoicesId = 'current';

/** What somebody wants of alerts, on every device (docs/protocol.md). What is not understood makes nothing louder. */
export const alertChoicesCodec: PrivateCodec<AlertChoices> = {
  node: privateNodes.alerts,
  version: 1,
  read: (payload) => {
    if (!payload.is('alerts', NS.perch)) return undefined;
    const { level, 'important-anyway': important } = payload.attrs;
    return {
      // As with a room's own level (0492): no louder than a mention.
      level:
        level === undefined
          ? firstAlertChoices.level
          : (alertLevels.find((one) => one === level) ?? 'mentions'),
      importantAnyway: important === undefined || readBoolean(important) === true,
      quietHours: readQuietHours(payload),
      keywords: payload
        .getChildren('keyword', NS.perch)
        .map((word) => word.text())
        .filter(Boolean),
      rules: payload.getChildren('rule', NS.perch).flatMap((rule) => readAlertRule(rule) ?? []),
    };
  },
  write: ({ level, importantAnyway, quietHours, keywords, rules }) =>
    xml(
      'alerts',
      { xmlns: NS.perch, level, 'important-anyway': String(importantAnyway) },
      quietHours !== null && writeHours('quiet-hours', quietHours),
      ...keywords.map((word) => xml('keyword', {}, word)),
      ...rules.map(writeAlertRule),
    ),
};

/** Hours that are not understood may be any. */
function readQuietHours(payload: Element): Hours | null {
  const element = payload.getChild('quiet-hours', NS.perch);
  return element === undefined ? null : (readHours(element) ?? everyHour);
}
