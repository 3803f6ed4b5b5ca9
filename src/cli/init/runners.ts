/** The two runners, as `init` knows them. */

/** The runner that a suite is written for. */
export type Runner = 'vitest' | 'playwright'

/** The facts of a runner. */
export interface RunnerFacts {
  readonly title: string
  /** The package that has its command. */
  readonly tool: string
  readonly adapter: string
  /** The names of its configurations without their extensions, in the order in which it looks for them. */
  readonly configs: readonly string[]
  /** The file of the suite. */
  readonly suite: string
  /** The command that runs it, after `npx`. */
  readonly command: string
  /** The list of reporters in a configuration. */
  readonly reporters: string
  /** The folders that it writes itself. */
  readonly output: readonly string[]
}

/** The facts of both runners. */
export const RUNNERS: Readonly<Record<Runner, RunnerFacts>> = {
  vitest: {
    title: 'Vitest',
    tool: 'vitest',
    adapter: '@bland-suite/vitest',
    configs: ['vitest.config', 'vite.config'],
    suite: 'agent.test.ts',
    command: 'vitest run',
    reporters: "test: { reporters: ['tree', '@bland-suite/vitest/reporter'] },",
    output: [],
  },
  playwright: {
    title: 'Playwright',
    tool: '@playwright/test',
    adapter: '@bland-suite/playwright',
    configs: ['playwright.config'],
    suite: 'agent.spec.ts',
    command: 'playwright test',
    reporters: "reporter: [['list'], ['@bland-suite/playwright/reporter']],",
    output: ['test-results/'],
  },
}
