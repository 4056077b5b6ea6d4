import { firstAlertPreferences } from '#electron/model/alert.ts';
import type { Settings } from './app.ts';

/** A window as it is before anybody changed anything of it. */
export const firstSettings: Settings = {
  theme: 'system',
  alerts: true,
  openRoom: null,
  sidebarWidth: 264,
  collapsed: [],
  addIns: true,
  addInWidth: 320,
  keys: {},
  knowsAudiences: false,
  alertPreferences: firstAlertPreferences,
};
