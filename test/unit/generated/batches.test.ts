/**
 * Generated batches through client, session, verdict and JUnit, over HTTP: no wrong green, no crash, no
 * malformed XML. What is generated is a green batch with any number of things changed in it. Four
 * hundred of them; ten thousand in `npm run test:long`.
 */
import { startBlandMock } from '@bland-suite/mock'
import type { Rewrite } from '@bland-suite/mock'
import * as fc from 'fast-check'
import { XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { resolveSettings } from '../../../src/options/settings.ts'
import { playInMemory } from '../helpers/in-memory.ts'

const BATCH = '00000000-0000-4000-8000-0000000000ba'
const RUNS_A_PART = process.env['BLAND_TESTS'] === 'long' ? 2_500 : 100
const RUNS = 2

/** A body as it is on the wire. */
type Raw = Parameters<Rewrite>[0]['body']

/** A change to what the API says; `isHarmless` where a batch with it may still be green. */
interface Change {
  readonly name: string
  readonly isHarmless?: true
  readonly batch?: (batch: Raw, at: number) => void
  readonly run?: (run: Raw) => void
  readonly body?: (body: Raw) => Raw
}

const flip = (results: readonly Raw[] | null) => {
  for (const result of results ?? []) result.status = 'FAILED'
}

const CHANGES: readonly Change[] = [
  { name: 'batch FAILED', batch: (batch) => (batch.status = 'FAILED') },
  { name: 'batch running', batch: (batch) => (batch.status = 'RUNNING') },
  { name: 'batch of an unknown status', batch: (batch) => (batch.status = 'DONE') },
  { name: 'total changed', batch: (batch) => (batch.total_scenarios += 1) },
  { name: 'failed changed', batch: (batch) => (batch.failed_scenarios += 1) },
  { name: 'passed changed', batch: (batch) => (batch.passed_scenarios -= 1) },
  { name: 'a run dropped', batch: ({ runs }, at) => runs.splice(Math.min(at, runs.length - 1), 1) },
  { name: 'a run twice', batch: ({ runs }, at) => runs.push(runs[at] ?? runs[0]) },
  {
    name: 'copy FAILED',
    batch: (batch, at) => batch.runs[at] && (batch.runs[at].status = 'FAILED'),
  },
  { name: 'copy flipped', batch: (batch, at) => flip(batch.runs[at]?.assertion_results) },
  { name: 'run FAILED', run: (run) => (run.status = 'FAILED') },
  { name: 'run ERROR', run: (run) => (run.status = 'ERROR') },
  { name: 'run cancelled', run: (run) => (run.status = 'canceled') },
  { name: 'run unknown', run: (run) => (run.status = 'COMPLETE') },
  { name: 'run without status', run: (run) => delete run.status },
  { name: 'results flipped', run: (run) => flip(run.assertion_results) },
  { name: 'results removed', run: (run) => (run.assertion_results = []) },
  { name: 'results null', run: (run) => (run.assertion_results = null) },
  {
    name: 'results contradictory',
    run: (run) => {
      for (const result of run.assertion_results ?? []) result.passed = false
    },
  },
  {
    name: 'results of other ids',
    run: (run) => {
      for (const result of run.assertion_results ?? []) result.assertion_id = 'other'
    },
  },
  { name: 'run of unknown shape', body: () => ({ data: { nothing: 1 }, errors: null }) },
  { name: 'flat body', isHarmless: true, body: (body) => body.data },
  { name: 'lower case', isHarmless: true, run: (run) => (run.status = run.status?.toLowerCase()) },
  { name: 'no score', isHarmless: true, run: (run) => (run.overall_score = null) },
  { name: 'score as text', isHarmless: true, run: (run) => (run.overall_score = '0.5') },
  {
    name: 'hostile texts',
    isHarmless: true,
    run: (run) => {
      run.chat_history = [{ role: 'user', content: `]]> \u0000 \uD800 <x> & ]]>` }]
      for (const result of run.assertion_results ?? []) result.reasoning = '\u001B[31m]]>]]>'
    },
  },
]

/** Pairs that are not generated: the first takes itself back, the others end only at the deadline. */
const EXCLUDED: readonly (readonly [string, string])[] = [
  ['a run dropped', 'a run twice'],
  ...['batch running', 'batch of an unknown status'].flatMap((batch) =>
    ['run unknown', 'run without status'].map((run) => [batch, run] as const),
  ),
]

function changeBatch(body: Raw, change: Change, at: number): Raw {
  const batch = body.data ?? body
  change.batch?.(batch, at)
  if (batch.runs[at]) change.run?.(batch.runs[at])
  return body
}

function changeRun(body: Raw, change: Change, isTheOne: boolean): Raw {
  if (!isTheOne) return body
  change.run?.(body.data ?? body)
  return change.body?.(body) ?? body
}

const chosen = fc
  .array(fc.record({ change: fc.constantFrom(...CHANGES), at: fc.nat({ max: RUNS - 1 }) }), {
    maxLength: 4,
  })
  .filter((list) => {
    const names = new Set(list.map(({ change }) => change.name))
    return !EXCLUDED.some(([one, other]) => names.has(one) && names.has(other))
  })
type Chosen = (typeof chosen)['generate'] extends (...args: never[]) => { readonly value: infer T }
  ? T
  : never

test.concurrent.each([1, 2, 3, 4])(
  'of the batches none is wrongly green, and each has a well-formed report: part %d',
  { timeout: 300_000 },
  async () => {
    let current: Chosen = []
    await using mock = await startBlandMock({
      scenarios: Array.from({ length: RUNS }, (_, index) => ({
        name: `Scenario ${index}`,
        assertions: [{ type: 'LLM_JUDGE', name: 'is polite', config: {}, is_required: true }],
      })),
      batches: [{ id: BATCH }],
      rewrite: ({ path, body }) =>
        current.reduce((shaped, { change, at }) => {
          const isBatch = path.includes('/batches/')
          return isBatch
            ? changeBatch(shaped, change, at)
            : changeRun(shaped, change, ids.indexOf(path.split('/').at(-1) ?? '') === at)
        }, body),
    })
    let ids: readonly string[] = []
    const batch: Raw = await (
      await fetch(`${mock.url}/v1/agent-testing/batches/${BATCH}`, {
        headers: { authorization: mock.apiKey },
      })
    ).json()
    ids = batch.data.runs.map(({ id }: { id: string }) => id)
    const settings = resolveSettings(
      {
        batchId: BATCH,
        apiKey: mock.apiKey,
        baseUrl: mock.url,
        pollInterval: 5,
        settleTimeout: 0,
        timeout: 5_000,
      },
      {},
    )

    // The first request loads modules: that is not to count as waiting.
    await playInMemory(settings)
    await fc.assert(
      fc.asyncProperty(chosen, async (changes) => {
        current = changes
        const { isGreen, xml } = await playInMemory(settings)
        expect(XMLValidator.validate(xml)).toBe(true)
        expect(isGreen).toBe(changes.every(({ change }) => change.isHarmless === true))
      }),
      { numRuns: RUNS_A_PART },
    )
  },
)
