/** A user's project in its own folder, run by the real Playwright in child processes. */
import { z } from 'zod'
import { runToEnd } from './finished-run.ts'
import type { FinishedRun } from './finished-run.ts'
import { createFolder } from './folder.ts'
import type { Folder } from './folder.ts'
import { commandOf, MAIN } from './place.ts'
import { launch } from './running.ts'
import type { Env, Running } from './running.ts'

/** Returns a configuration with the usual reporters, and more. */
export function playwrightConfig(
  more = '',
  reporter = "'@bland-suite/playwright/reporter'",
): string {
  return `import { defineConfig } from '@playwright/test'
export default defineConfig({
  reporter: [['list'], [${reporter}], ['./native-reporter.mjs']],
  ${more}
})
`
}

/** Lists all results of Playwright: its JSON leaves out which steps were skipped. */
const NATIVE = `import { writeFileSync } from 'node:fs'
const stateOf = (step) =>
  step.error ? 'failed' : step.annotations.some(({ type }) => type === 'skip') ? 'skipped' : 'passed'
export default class {
  ended = new Set()
  onBegin(config, root) { this.root = root }
  onTestEnd(test) { this.ended.add(test.id) }
  printsToStdio() { return false }
  onEnd({ status }) {
    const tests = this.root.allTests().map((test) => {
      const result = this.ended.has(test.id) ? test.results.at(-1) : undefined
      return {
        path: test.titlePath().slice(3),
        project: test.parent.project().name,
        line: test.location.line,
        file: test.location.file,
        tags: test.tags,
        results: test.results.length,
        state: result?.status ?? 'did not run',
        worker: result?.workerIndex ?? -1,
        errors: (result?.errors ?? []).map(({ message, stack }) => ({ message: message ?? '', stack: stack ?? '' })),
        steps: (result?.steps ?? [])
          .filter(({ category }) => category === 'test.step')
          .map((step) => ({ title: step.title, state: stateOf(step) })),
        attachments: (result?.attachments ?? []).map(({ name, path }) => ({ name, path: path ?? null })),
        annotations: (result?.annotations ?? []).map(({ type, description }) => ({ type, description: description ?? '' })),
      }
    })
    writeFileSync('native.json', JSON.stringify({ status, tests }))
  }
}
`

const nativeReport = z.object({
  status: z.string(),
  tests: z.array(
    z.object({
      /** Below the file. */
      path: z.array(z.string()),
      project: z.string(),
      file: z.string(),
      line: z.number(),
      tags: z.array(z.string()),
      /** The number of attempts. */
      results: z.number(),
      state: z.string(),
      worker: z.number(),
      errors: z.array(z.object({ message: z.string(), stack: z.string() })),
      steps: z.array(z.object({ title: z.string(), state: z.string() })),
      attachments: z.array(z.object({ name: z.string(), path: z.string().nullable() })),
      annotations: z.array(z.object({ type: z.string(), description: z.string() })),
    }),
  ),
})

export type PlaywrightRun = FinishedRun<z.infer<typeof nativeReport>>

export interface PlaywrightProject extends Folder {
  readonly playwright: (args?: readonly string[], env?: Env) => Promise<PlaywrightRun>
  /** Starts Playwright with any command, and does not wait. */
  readonly start: (args: readonly string[], env?: Env) => Running
}

/** Writes the files, with a configuration of the usual reporters unless they contain one. */
export async function createPlaywrightProject(
  files: Readonly<Record<string, string>>,
  place = MAIN,
): Promise<PlaywrightProject> {
  const folder = await createFolder(
    {
      'package.json': '{ "type": "module" }',
      'playwright.config.ts': playwrightConfig(),
      'native-reporter.mjs': NATIVE,
      ...files,
    },
    place,
  )
  const start = (args: readonly string[], env: Env = {}) =>
    launch({ dir: folder.dir, place }, [commandOf(place, '@playwright/test'), ...args], env)
  return {
    ...folder,
    start,
    playwright: (args = [], env = {}) =>
      runToEnd(folder, {
        start: () => start(['test', ...args], env),
        told: 'native.json',
        parse: (content) => nativeReport.parse(content),
      }),
  }
}
