/** Plays batches in a runner. Many share a process, because its start is the slow part. */
import type { BlandMock } from '@bland-suite/mock'
import { optionsOf } from '../e2e/tables/row.ts'
import type { BatchRow, Form } from '../e2e/tables/row.ts'
import { sentTo, startMocks } from './mocks.ts'
import type { Outcome } from './outcome.ts'
import type { Place } from './place.ts'
import { playCommands } from './play-commands.ts'
import { createPlaywrightProject } from './playwright-project.ts'
import type { PlaywrightRun } from './playwright-project.ts'
import { createProject } from './project.ts'
import type { Env } from './running.ts'

/** A runner, in one of its versions and forms. */
export interface Lane {
  readonly form: Form
  readonly place: Place
}

function nameOf(index: number): string {
  return `Row ${index}`
}

function fileOf(
  rows: readonly BatchRow[],
  mocks: readonly BlandMock[],
  form: Lane['form'],
): string {
  const runner = form === 'vitest' ? 'vitest' : 'playwright'
  const more = form === 'playwright by case' ? ", granularity: 'case'" : ''
  const suites = rows.map(
    ({ options, body = 'undefined' }, index) =>
      `defineBlandSuite('${nameOf(index)}', { baseUrl: '${mocks[index]?.url}'${more}, ${options} }, ${body})`,
  )
  return `import { defineBlandSuite } from '@bland-suite/${runner}'\n\n${suites.join('\n')}\n`
}

/**
 * Plays the rows in one process of the runner, or on the command line in one process each. All rows share
 * the runner's arguments: the first row has them. Each row has its own filter by title, or none has one.
 */
export async function playBatches(
  rows: readonly BatchRow[],
  { form, place }: Lane,
): Promise<readonly Outcome[]> {
  if (form === 'command line')
    return await playCommands(rows.map((row) => ({ ...row, options: optionsOf(row) })))
  await using mocks = await startMocks(rows.map(({ mock }) => mock()))
  const { all: started } = mocks
  const file = fileOf(rows, started, form)
  const env = { BLAND_API_KEY: started[0]?.apiKey ?? '' }
  const play = form === 'vitest' ? playVitest : playPlaywright
  const { junit, code, xml, native } = await play(file, argsOf(rows, form), { env, place })
  return rows.map((_, index) => {
    const name = nameOf(index)
    const isOwn = (path: string) => path === name || path.startsWith(`${name}.`)
    return {
      suites: junit.suites.filter((suite) => isOwn(suite.name)),
      native: native.filter(([suite]) => suite === name).map(([, told]) => told),
      ...sentTo(started[index]),
      code,
      xml,
    }
  })
}

function argsOf(rows: readonly BatchRow[], form: Form): readonly string[] {
  const filters = rows.flatMap(({ select }, index) =>
    select === undefined ? [] : [`${nameOf(index)}\\b.*(?:${select})`],
  )
  const flag = form === 'vitest' ? '-t' : '--grep'
  const select = filters.length === 0 ? [] : [flag, filters.join('|')]
  return [...select, ...(rows[0]?.args?.[form] ?? [])]
}

interface Where {
  readonly env: Env
  readonly place: Place
}

type Told = readonly (readonly [suite: string, told: string])[]

async function playVitest(file: string, args: readonly string[], { env, place }: Where) {
  await using project = await createProject({ 'a.test.ts': file }, place)
  const { junit, code, xml, native } = await project.vitest(args, env)
  const words: Readonly<Record<string, string>> = { pending: 'skipped' }
  const told: Told = native.testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ fullName, title, status }) => [
      /^Row \d+/u.exec(fullName)?.[0] ?? '',
      `${title}: ${words[status] ?? status}`,
    ]),
  )
  return { junit, code, xml, native: told }
}

async function playPlaywright(file: string, args: readonly string[], { env, place }: Where) {
  await using project = await createPlaywrightProject({ 'a.spec.ts': file }, place)
  const { junit, code, xml, native } = await project.playwright(args, env)
  return { junit, code, xml, native: native.tests.flatMap(tell) }
}

/** Lists a test without steps, or its steps: one of them is red if and only if the test is. */
function tell({ path, state, steps, errors }: PlaywrightRun['native']['tests'][number]): Told {
  const [suite = ''] = path
  if (steps.length === 0) return [[suite, `${path.at(-1)}: ${state}`]]
  const red = steps.filter((step) => step.state === 'failed')
  if (errors.length !== red.length || (state === 'failed') !== red.length > 0) {
    throw new Error(`${path.join(' › ')} is ${state}, and its steps do not say so`)
  }
  return steps.map((step) => [suite, `${step.title}: ${step.state}`])
}
