/** A user's project in a folder of its own, run by the real vitest in a child process. */
import { z } from 'zod'
import { createFolder } from './folder.ts'
import type { Folder } from './folder.ts'
import { parseJUnit } from './junit.ts'
import type { JUnitReport } from './junit.ts'
import { commandOf, MAIN } from './place.ts'
import { launch } from './running.ts'
import type { Env, Running } from './running.ts'

const CONFIG = `import { defineConfig } from 'vitest/config'
export default defineConfig({
  test: {
    reporters: ['default', '@bland-suite/vitest/reporter', ['json', { outputFile: 'vitest.json' }]],
  },
})
`

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

interface VitestRun {
  readonly code: number | null
  /** Both streams, without colours. */
  readonly output: string
  /** Of our reporter; throws where there is none. */
  readonly junit: JUnitReport
  readonly xml: string
  /** Of Vitest's own JSON reporter; throws where there is none. */
  readonly native: z.infer<typeof nativeReport>
}

export interface Project extends Folder {
  readonly vitest: (args?: readonly string[], env?: Env) => Promise<VitestRun>
  /** Starts vitest and leaves it running. */
  readonly start: (args: readonly string[], env?: Env) => Running
}

const JUNIT = 'test-results/junit-bland.xml'

/** Writes the files, with a configuration of the usual reporters unless they have one. */
export async function createProject(
  files: Readonly<Record<string, string>>,
  place = MAIN,
): Promise<Project> {
  const folder = await createFolder(
    {
      'package.json': '{ "type": "module" }',
      'vitest.config.ts': CONFIG,
      ...files,
    },
    place,
  )
  const start = (args: readonly string[], env: Env = {}) =>
    launch({ dir: folder.dir, place }, [commandOf(place, 'vitest'), ...args], env)
  return {
    ...folder,
    start,
    vitest: async (args = [], env = {}) => {
      await Promise.all(['vitest.json', JUNIT].map(folder.remove))
      const running = start(['run', ...args], env)
      const code = await running.closed
      const xml = await folder.readAny(JUNIT)
      const json = await folder.readAny('vitest.json')
      return {
        code,
        output: running.output(),
        xml,
        get junit() {
          return parseJUnit(xml)
        },
        get native() {
          return nativeReport.parse(JSON.parse(json))
        },
      }
    },
  }
}
