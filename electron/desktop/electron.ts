/**
 * Electron's module as a type. Every file here is handed the parts of it that it needs, so that each can be
 * tried with a stand-in: in plain Node the module itself does not exist, and asking for it starts a download.
 */
export type Electron = typeof import('electron');
