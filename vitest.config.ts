import { defineConfig } from 'vitest/config';

const shared = {
  environment: 'node',
  pool: 'forks',
  testTimeout: 30_000,
  hookTimeout: 120_000,
} as const;

/** Two kinds of test: those of single rooms, and journeys through a browser with the whole program. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    globalSetup: ['test/global-setup.ts'],
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['src', 'tooling', 'test', 'bench'].map((folder) => `${folder}/**/*.test.ts`),
          exclude: ['test/journeys/**', 'tooling/fixtures/**'],
        },
      },
      {
        test: {
          ...shared,
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          testTimeout: 180_000,
          // A page answers when the machine has time for it.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
