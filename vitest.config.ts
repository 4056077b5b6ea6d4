import { defineConfig } from 'vitest/config';

const minute = 60_000;

/** Property tests on a machine with other work to do. */
const quick = { testTimeout: minute / 2 } as const;
/** Rings that start servers and browsers, each of which waits as much as it works. */
const real = {
  pool: 'forks',
  hookTimeout: 4 * minute,
  setupFiles: ['test/support/setup.ts'],
};

export default defineConfig({
  test: {
    environment: 'node',
    maxWorkers: 2,
    // What is waited for may take its time on a machine with other work; what never comes fails all the same.
    expect: { poll: { timeout: minute / 2 } },
    reporters: process.env.PERCH_REPORT
      ? ['default', ['json', { outputFile: process.env.PERCH_REPORT }]]
      : ['default'],
    projects: [
      { extends: true, test: { ...quick, name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'] } },
      { extends: true, test: { ...quick, name: 'contract', include: ['test/contract/**/*.test.{ts,tsx}'] } },
      { extends: true, test: { name: 'fuzz', include: ['test/fuzz/**/*.test.ts'], testTimeout: minute } },
      {
        extends: true,
        test: {
          ...real,
          name: 'scenarios',
          include: ['test/scenarios/**/*.test.ts'],
          testTimeout: 3 * minute,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          ...real,
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/fake-page.ts'],
          testTimeout: 3 * minute,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
