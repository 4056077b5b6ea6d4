import { afterAll } from 'vitest';
import { endChildren } from './child.ts';

/** Registered before any hook of a file, and so run after all of them. */
afterAll(endChildren);
