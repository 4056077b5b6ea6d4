import type { ServerModule } from '../module.ts';

export const pep: ServerModule = () => {};
