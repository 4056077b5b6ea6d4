/**
 * Whoever runs the server from its own machine: an administrator that is in no list and has no password. The name
 * is taken, and so nobody else's.
 */
export const operatorName = 'perch-operator';
