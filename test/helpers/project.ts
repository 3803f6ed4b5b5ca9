/** A user's project in its own folder, run by the real Vitest in a child process. */
import { z } from 'zod'
import { runToEnd } from './finished-run.ts'
import type { FinishedRun } from './finished-run.ts'
import { createFolder } from './folder.ts'
import type { Folder } from './folder.ts'
import { commandOf, MAIN } from './place.ts'
import { launch } from './running.ts'
import type { Env, Running } from './running.ts'

/** Returns a configuration with the usual reporters; `more` begins with a comma, and has options of ours. */
export function vitestConfig(more = ''): string {
  return `import { defineConfig } from 'vitest/config'
export default defineConfig({
  test: {
    reporters: ['default', ['@bland-suite/vitest/reporter'${more}], ['json', { outputFile: 'vitest.json' }]],
  },
})
`
}

const nativeReport = z.object({
  numTotalTests: z.number(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  success: z.boolean(),
  testResults: z.array(
    z.object({
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          title: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
          location: z.object({ line: z.number() }).nullish(),
        }),
      ),
    }),
  ),
})

type VitestRun = FinishedRun<z.infer<typeof nativeReport>>

export interface Project extends Folder {
  readonly vitest: (args?: readonly string[], env?: Env) => Promise<VitestRun>
  /** Starts Vitest, and does not wait. */
  readonly start: (args: readonly string[], env?: Env) => Running
}

/** Writes the files, with a configuration of the usual reporters unless they contain one. */
export async function createProject(
  files: Readonly<Record<string, string>>,
  place = MAIN,
): Promise<Project> {
  const folder = await createFolder(
    {
      'package.json': '{ "type": "module" }',
      'vitest.config.ts': vitestConfig(),
      ...files,
    },
    place,
  )
  const start = (args: readonly string[], env: Env = {}) =>
    launch({ dir: folder.dir, place }, [commandOf(place, 'vitest'), ...args], env)
  return {
    ...folder,
    start,
    vitest: (args = [], env = {}) =>
      runToEnd(folder, {
        start: () => start(['run', ...args], env),
        told: 'vitest.json',
        parse: (content) => nativeReport.parse(content),
      }),
  }
}
