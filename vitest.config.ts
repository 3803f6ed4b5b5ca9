import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/helpers/longest-first.ts'
import { SOURCE, testsNear } from './test/helpers/near-tests.ts'

/** Tests read the sources of every workspace, with no build between; users' projects have the packages. */
const fromSource = ['@bland-suite/source', 'module', 'node', 'development|production']

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    // Nearly everything imports a source of the core in some way: a save runs the tests that are near.
    watchTriggerPatterns: [{ pattern: SOURCE, testsToRun: testsNear }],
    projects: [
      {
        resolve: { conditions: fromSource },
        ssr: { resolve: { conditions: fromSource } },
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          testTimeout: 20_000,
          // They share their modules, which hold nothing: to load them anew takes a third of the time.
          isolate: false,
        },
      },
      {
        resolve: { conditions: fromSource },
        ssr: { resolve: { conditions: fromSource } },
        test: { name: 'conformance', include: ['test/conformance/*.test.ts'] },
      },
      {
        resolve: { conditions: fromSource },
        ssr: { resolve: { conditions: fromSource } },
        test: { name: 'pages', include: ['scripts/docs/*.test.ts'], testTimeout: 30_000 },
      },
      {
        resolve: { conditions: fromSource },
        ssr: { resolve: { conditions: fromSource } },
        test: {
          name: 'e2e',
          globalSetup: ['test/e2e/global-setup.ts'],
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 30_000,
        },
      },
      {
        resolve: { conditions: fromSource },
        ssr: { resolve: { conditions: fromSource } },
        test: {
          name: 'faults',
          globalSetup: ['test/e2e/global-setup.ts'],
          include: ['test/faults/**/*.test.ts'],
          // A runner that is interrupted while it waits for an answer ends 30 s later, on a busy machine.
          testTimeout: 180_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'docs',
          globalSetup: ['test/e2e/global-setup.ts'],
          include: ['test/docs/*.test.ts'],
          testTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'compat',
          globalSetup: ['test/compat/global-setup.ts'],
          include: ['test/compat/*.test.ts'],
          testTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'bench',
          globalSetup: ['test/bench/global-setup.ts'],
          include: ['test/bench/*.bench.ts'],
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'package',
          pool: 'threads',
          globalSetup: ['test/package/global-setup.ts'],
          include: ['test/package/*.test.ts'],
          testTimeout: 180_000,
        },
      },
    ],
  },
})
