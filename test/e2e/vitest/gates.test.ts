/** Gates as native tests: in the runner, in its filters, and in the XML. */
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { statesOf } from '../../helpers/junit.ts'
import { createProject } from '../../helpers/project.ts'
import { scenario, suiteFile } from '../../helpers/scripts.ts'

const tone = { overall_tone_score: 0.9, empathy: 0.4 }
const scenarios = [
  scenario('Polite Caller', {
    run: { overall_score: 0.9, bland_tone_score: { ...tone, empathy: 0.8 }, turn_count: 8 },
  }),
  scenario('Angry Caller', {
    run: { overall_score: 0.7, bland_tone_score: tone, turn_count: 14, duration_ms: 31_200 },
  }),
  scenario('Dropped Caller', { status: 'ERROR' }),
]

const OPTIONS = `
  gate: { minScore: 0.8, tone: { empathy: 0.7 }, maxTurns: 12 },
  overrides: { 'Angry Caller': { gate: { minScore: 0.6, maxDuration: 30_000 } } },`

test.concurrent('each gate is a case of each scenario, after its assertions', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using project = await createProject({ 'a.test.ts': suiteFile('Acme', OPTIONS) })
  const { code, junit, output } = await project.vitest([], mock.env)
  expect(statesOf(junit)).toEqual([
    'Acme.Polite Caller › run completes: passed',
    'Acme.Polite Caller › is polite: passed',
    'Acme.Polite Caller › overall score ≥ 0.80: passed',
    'Acme.Polite Caller › tone: empathy ≥ 0.70: passed',
    'Acme.Polite Caller › at most 12 turns: passed',
    'Acme.Angry Caller › run completes: passed',
    'Acme.Angry Caller › is polite: passed',
    'Acme.Angry Caller › overall score ≥ 0.60: passed',
    'Acme.Angry Caller › tone: empathy ≥ 0.70: failed',
    'Acme.Angry Caller › at most 12 turns: failed',
    'Acme.Angry Caller › at most 30 s: failed',
    'Acme.Dropped Caller › run completes: errored',
    'Acme.Dropped Caller › is polite: skipped',
    'Acme.Dropped Caller › overall score ≥ 0.80: skipped',
    'Acme.Dropped Caller › tone: empathy ≥ 0.70: skipped',
    'Acme.Dropped Caller › at most 12 turns: skipped',
  ])
  const angry = junit.suites[1]?.cases.find(({ name }) => name === 'tone: empathy ≥ 0.70')
  expect(angry?.type).toBe('bland.gate')
  expect(angry?.message).toMatch(/^expected: tone: empathy ≥ 0.70 — received: 0.40 \(run .+\)$/u)
  expect(output).toContain('expected: at most 30 s — received: 31.2 s')
  expect(code).toBe(1)
})

test.concurrent('a gate alone, selected by its title, plays its scenario', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using project = await createProject({ 'a.test.ts': suiteFile('Acme', OPTIONS) })
  const { code, junit } = await project.vitest(['-t', 'at most 30 s'], mock.env)
  expect(mock.launches).toHaveLength(1)
  expect(mock.launches[0]?.scenarioIds).toHaveLength(1)
  expect(statesOf(junit)).toEqual(['Acme.Angry Caller › at most 30 s: failed'])
  expect(code).toBe(1)
})

test.concurrent('a dead run stays red where only its gate is selected', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using project = await createProject({ 'a.test.ts': suiteFile('Acme', OPTIONS) })
  const { code, junit } = await project.vitest(
    ['-t', 'Dropped Caller overall score|Dropped Caller > overall score'],
    mock.env,
  )
  expect(statesOf(junit)).toEqual(['Acme.Dropped Caller › overall score ≥ 0.80: errored'])
  expect(code).toBe(1)
})

test.concurrent('a measure that Bland never gives is waited for, and then errored', async () => {
  const silent = scenario('Silent', { run: { overall_score: null, bland_tone_score: null } })
  await using mock = await startBlandMock({ scenarios: [silent] })
  await using project = await createProject({
    'a.test.ts': suiteFile('Acme', 'gate: { minScore: 0, tone: { overall: 0 } }'),
  })
  const { code, junit } = await project.vitest([], mock.env)
  expect(junit.suites[0]?.cases.slice(2).map(({ state, message }) => [state, message])).toEqual([
    ['errored', expect.stringContaining('Bland gave this run no “overall score”')],
    ['errored', expect.stringContaining('Bland gave this run no “tone: overall”')],
  ])
  expect(code).toBe(1)
})

test.concurrent(
  'a scenario that is misspelt in `overrides` is refused before anything is played',
  async () => {
    await using mock = await startBlandMock({ scenarios })
    await using project = await createProject({
      'a.test.ts': suiteFile('Acme', `overrides: { 'Angry Calller': { advisory: 'fail' } }`),
    })
    const { code, junit } = await project.vitest([], mock.env)
    expect(statesOf(junit)).toEqual(['Acme › suite starts: errored'])
    expect(junit.suites[0]?.cases[0]?.message).toContain('Did you mean “Angry Caller”?')
    expect(mock.launches).toEqual([])
    expect(code).toBe(1)
  },
)
