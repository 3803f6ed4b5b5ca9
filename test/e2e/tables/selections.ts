/** What a runner's filter selects is what is played, and no filter turns a dead run green. */
import type { MockOptions, MockScenario } from '@bland-suite/mock'
import { advisory, required, scenario } from '../../helpers/scripts.ts'
import { GATED, gatedCallers } from './judged.ts'
import { LAUNCH, WHERE_CHEAP } from './row.ts'
import type { BatchRow, Form } from './row.ts'

/** The runners that show each case as a test of its own. */
const BY_CASE: readonly Form[] = ['vitest', 'playwright by case']
const BY_ANY: readonly Form[] = ['vitest', 'playwright by run', 'playwright by case']
const RETRIES = ['--retries=2']

const titled: readonly BatchRow[] = [
  {
    name: 'a title launches exactly the scenarios that it selects',
    mock: () => ({
      scenarios: ['Booking', 'Angry', 'Polite'].map((name) => scenario(name, {}, { id: name })),
    }),
    options: LAUNCH,
    select: 'Angry',
    forms: BY_ANY,
    colour: 'green',
    launched: ['Angry'],
    cases: ['Angry › run completes: passed', 'Angry › is polite: passed'],
  },
  {
    name: 'the case of the batch alone starts nothing, and is skipped with that reason',
    mock: () => ({ scenarios: [scenario('Booking')] }),
    options: LAUNCH,
    select: 'batch is consistent',
    forms: BY_ANY,
    colour: 'green',
    posts: 0,
    cases: ['batch is consistent: skipped'],
    says: 'no scenario is selected, so no batch was started',
  },
  {
    name: 'a gate alone, selected by its title, plays its scenario',
    mock: () => {
      const { scenarios } = gatedCallers()
      return { scenarios: scenarios.map((one) => ({ ...one, id: one.name })) }
    },
    options: GATED,
    select: 'at most 30 s',
    forms: BY_CASE,
    colour: 'red',
    launched: ['Angry'],
    cases: ['Angry › at most 30 s: failed'],
  },
  {
    name: 'a dead run stays red where only its gate is selected',
    mock: gatedCallers,
    options: GATED,
    select: 'Dropped.+overall score',
    forms: BY_CASE,
    colour: 'red',
    cases: ['Dropped › overall score ≥ 0.80: errored'],
  },
  {
    name: 'a check alone plays its scenarios, and shows a run that is red',
    mock: () => ({ scenarios: [scenario('Fine'), scenario('Odd', { status: 'FAILED' })] }),
    options: LAUNCH,
    body: `({ check }) => { check('is looked at', () => {}) }`,
    select: 'is looked at',
    forms: BY_CASE,
    colour: 'red',
    cases: ['Fine › is looked at: passed', 'Odd › is looked at: failed'],
    says: /^Odd › is looked at: .*Bland marked the run FAILED/mu,
  },
]

const retried: readonly BatchRow[] = [
  {
    name: 'retries of the runner play nothing again, and a failure stays one',
    mock: () => ({ scenarios: [scenario('Rude', { results: { 0: 'fail' } })] }),
    options: LAUNCH,
    args: {
      vitest: ['--retry', '2'],
      'playwright by run': RETRIES,
      'playwright by case': RETRIES,
    },
    forms: BY_ANY,
    colour: 'red',
    cases: ['Rude › run completes: passed', 'Rude › is polite: failed'],
  },
]

const OWN = '00000000-0000-4000-8000-00000000000a'
const OTHER = '00000000-0000-4000-8000-00000000000b'

const dead: readonly MockScenario[] = [
  scenario('Errored', { status: 'ERROR', run: { error_message: 'line dropped' } }),
  scenario('Cancelled', { status: 'CANCELLED' }),
  scenario('Unknown', { status: 'COMPLETE' }),
  scenario('Endless', { never: true }),
  scenario('Absent'),
  scenario('Unexplained', { status: 'FAILED' }),
  scenario('Two Voices', { batchRun: { status: 'FAILED' } }),
  scenario('Stranger', {
    status: 'FAILED',
    run: {
      assertion_results: [
        { assertion_id: OWN, status: 'PASSED' },
        { assertion_id: OTHER, status: 'FAILED' },
      ],
    },
  }),
  scenario(
    'Denied',
    { status: 'PASSED', results: { 1: 'fail' } },
    { assertions: [required('is polite'), required('is brief')] },
  ),
  scenario('Undetermined', { results: { 0: { status: 'MAYBE', passed: true } } }),
  scenario('Missing', { results: { 0: 'missing' } }),
  scenario('Fine'),
].map((one, index) => ({
  ...one,
  assertions: (one.assertions ?? []).map((assertion, at) => ({
    ...assertion,
    id: one.name === 'Stranger' ? OWN : `assertion-${index}-${at}`,
  })),
}))

function withoutOne(): MockOptions {
  return {
    scenarios: dead,
    rewrite: ({ path, body }) => {
      if (!path.includes('/batches/')) return
      const runs: { scenario: { name: string } }[] = body.data.runs
      body.data.runs = runs.filter((run) => run.scenario.name !== 'Absent')
    },
  }
}

const mild = scenario(
  'Mild',
  { results: { 1: 'fail' } },
  { assertions: [required('is polite'), advisory('is brief')] },
)

const hidden: readonly BatchRow[] = [
  {
    name: 'every dead run stays red under a filter that deselects its own case',
    mock: withoutOne,
    options: LAUNCH,
    select: 'is polite',
    forms: BY_CASE,
    usualForms: WHERE_CHEAP,
    colour: 'red',
    cases: [
      'Errored › is polite: errored',
      'Cancelled › is polite: failed',
      'Unknown › is polite: errored',
      'Endless › is polite: errored',
      'Absent › is polite: errored',
      'Unexplained › is polite: failed',
      'Two Voices › is polite: errored',
      'Stranger › is polite: failed',
      'Denied › is polite: errored',
      'Undetermined › is polite: errored',
      'Missing › is polite: errored',
      'Fine › is polite: passed',
      'batch is consistent: errored',
    ],
    says: [
      /^Errored › .*run ended with ERROR: line dropped/mu,
      /^Cancelled › .*run was cancelled/mu,
      /^Unknown › .*status COMPLETE/mu,
      /^Endless › .*status RUNNING after \d+ s/mu,
      /^Absent › .*Bland returned no run for this scenario/mu,
      /^Unexplained › .*no required assertion failed/mu,
      /^Two Voices › .*the run says PASSED, Bland's batch says FAILED/mu,
      /^Stranger › .*failed/mu,
      /^Denied › .*the required assertion “is brief” failed/mu,
      /^Undetermined › .*not evaluated/mu,
      /^Missing › .*not evaluated/mu,
      /^batch is consistent: .*the batch did not finish: status RUNNING/mu,
    ],
  },
  {
    name: 'an advisory failure that is not selected explains its batch',
    mock: () => ({ scenarios: [mild] }),
    options: LAUNCH,
    select: 'is polite',
    forms: BY_CASE,
    colour: 'green',
    cases: ['Mild › is polite: passed'],
  },
]

/** Rows that a filter or an argument of the runner is for. */
export const selections: readonly BatchRow[] = [...titled, ...retried, ...hidden].map((row) => ({
  usualForms: BY_ANY,
  ...row,
}))
