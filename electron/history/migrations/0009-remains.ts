/** Numbers of deleted rooms of which messages are still to be removed: nothing else knows such a room any more. */
export const remains = 'CREATE TABLE remains (room INTEGER PRIMARY KEY) STRICT;';
