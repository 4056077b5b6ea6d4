import { NS } from './namespaces.ts';

/** Copies the server's data (docs/protocol.md, "Administration"); its field `file` is a path on the server's machine. */
export const backupCommand = `${NS.perch}#backup`;
