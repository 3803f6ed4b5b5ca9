/** Test files for both runners from one text: the runners' words for the same things, and a suite. */
import { createPlaywrightProject } from './playwright-project.ts'
import { createProject } from './project.ts'
import type { JUnitReport } from './junit.ts'
import type { Env } from './running.ts'
import { PATHWAY } from './scripts.ts'
import type { Runner } from './scripts.ts'

const HEADS: Readonly<Record<Runner, string>> = {
  vitest: `import { afterEach, beforeEach, describe, test } from 'vitest'
const failing = (title, body) => describe(title, { fails: true }, body)
const skipWhere = (name, reason) => beforeEach((ctx) => { if ((ctx.task.suite.name + ' ' + ctx.task.name).includes(name)) ctx.skip(reason) })
const failAfter = (title, message) => afterEach(({ task }) => { if (task.name === title) throw new Error(message) })
const more = {}`,
  playwright: `import { test } from '@playwright/test'
const { describe } = test
const failing = (title, body) => describe(title, () => { test.fail(); body() })
const skipWhere = (name, reason) => test.beforeEach(({}, info) => { test.skip(info.titlePath.join(' ').includes(name), reason) })
const failAfter = (title, message) => test.afterEach(({}, info) => { if (info.title === title) throw new Error(message) })
const more = { granularity: 'case' }`,
}

const OPTIONS = `pathwayId: '${PATHWAY}', pollInterval: 100, settleTimeout: 500`

/**
 * A file in which `suite(name, options)` defines a suite, `failing(title, body)` a group that must fail,
 * `skipWhere(part of the titles, reason)` a hook that skips, and `failAfter(title, message)` one that
 * throws.
 */
function fileFor(runner: Runner, body: string): string {
  return `import { defineBlandSuite } from '@bland-suite/${runner}'
${HEADS[runner]}
const define = (how) => (name, options = {}, checks) =>
  how(name, { ${OPTIONS}, ...more, ...options }, checks)
const suite = Object.assign(define(defineBlandSuite), {
  skip: define(defineBlandSuite.skip),
  only: define(defineBlandSuite.only),
  skipIf: (...given) => define(defineBlandSuite.skipIf(...given)),
  runIf: (...given) => define(defineBlandSuite.runIf(...given)),
})
export { describe, failAfter, failing, skipWhere, suite, test }
${body}
`
}

export interface EitherRun {
  readonly code: number | null
  readonly output: string
  readonly junit: JUnitReport
}

/** Runs the files, by name without extension; a file that begins with `_` is imported by others. */
export async function playIn(
  runner: Runner,
  files: Readonly<Record<string, string>>,
  { env, args = [] }: { readonly env: Env; readonly args?: readonly string[] },
): Promise<EitherRun> {
  const ending = { vitest: 'test.ts', playwright: 'spec.ts' }[runner]
  const written = Object.fromEntries(
    Object.entries(files).map(([name, body]) => [
      name.startsWith('_') ? `${name}.ts` : `${name}.${ending}`,
      fileFor(runner, body),
    ]),
  )
  if (runner === 'vitest') {
    await using project = await createProject(written)
    return await project.vitest(args, env)
  }
  await using project = await createPlaywrightProject(written)
  return await project.playwright(args, env)
}
