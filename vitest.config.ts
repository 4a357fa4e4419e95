import { configDefaults, defineConfig } from 'vitest/config';
import { findChromium } from './scripts/set-up/find-chromium.mjs';
import { TallyReporter } from './scripts/test/tally-reporter.ts';

const sourceCondition = '@vedette/source';
const apart = ['**/*.medium.test.ts', '**/*.long.test.ts'];
const exclude = [...configDefaults.exclude, '**/dist/**', '**/.cache/**', 'scripts/fence/fixtures/**'];
const hookTimeout = 60_000;
const slowTimeout = 300_000;

/** What every project shares: workspace packages are read from source, in test workers and in their threads. */
const shared = {
  extends: true as const,
  resolve: { conditions: [sourceCondition, 'module', 'node', 'development'] },
  ssr: { resolve: { conditions: [sourceCondition, 'module', 'node', 'development'] } },
};
const execArgv = [`--conditions=${sourceCondition}`];
/** Where tests leave nothing behind, so that one process runs file after file and reads each module once. */
const light = [
  'packages/{contract,credential,drivers,erasure,face,link,phrases,sdk,server,testing,vault}/**/*.test.ts',
  'packages/store/src/terminal/**/*.test.ts',
  'apps/{cli,console,pass,terminal}/**/*.test.{ts,tsx}',
  'scripts/!(conformance)/**/*.test.ts',
  'scripts/*.test.ts',
];
const unit = {
  execArgv,
  // On two cores vitest takes one by itself; many of these wait for a process, a disk or a clock.
  maxWorkers: 2,
  // Two at a time have less each: a program that is started and read takes its time.
  testTimeout: 60_000,
  hookTimeout,
};

export default defineConfig({
  test: {
    pool: 'forks',
    passWithNoTests: true,
    reporters: ['default', new TallyReporter()],
    coverage: {
      provider: 'v8',
      reportsDirectory: 'coverage',
      reporter: ['text-summary', 'json-summary'],
      include: ['packages/domain/src/**'],
      exclude: ['**/*.test.ts'],
      thresholds: { 100: true },
    },
    projects: [
      {
        ...shared,
        test: {
          name: 'domain',
          include: ['packages/domain/**/*.test.ts'],
          exclude: [...exclude, ...apart],
          execArgv,
        },
      },
      {
        ...shared,
        test: {
          ...unit,
          name: 'unit',
          include: ['packages/**/*.test.ts', 'apps/*/{src,test}/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: [...exclude, ...apart, ...light, 'packages/domain/**'],
        },
      },
      {
        ...shared,
        test: { ...unit, name: 'light', include: light, exclude: [...exclude, ...apart], isolate: false },
      },
      {
        ...shared,
        test: {
          name: 'medium',
          include: ['**/*.medium.test.ts'],
          exclude,
          execArgv,
          testTimeout: slowTimeout,
          hookTimeout,
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...shared,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          exclude: [...exclude, ...apart],
          execArgv,
          env: { VEDETTE_CHROMIUM: findChromium() ?? '' },
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: slowTimeout,
          hookTimeout: slowTimeout,
          // A page on a busy machine may need seconds to paint what it was told.
          expect: { poll: { timeout: 30_000 } },
          sequence: { groupOrder: 2 },
        },
      },
      {
        ...shared,
        test: {
          name: 'long',
          include: ['**/*.long.test.ts'],
          exclude,
          execArgv,
          env: { VEDETTE_CHROMIUM: findChromium() ?? '' },
          fileParallelism: false,
          maxWorkers: 1,
          testTimeout: 3_600_000,
          hookTimeout: slowTimeout,
          expect: { poll: { timeout: 30_000 } },
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
