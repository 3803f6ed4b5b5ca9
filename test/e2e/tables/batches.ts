/** Every batch that the runners must report alike: what the mock plays, and the options of the suite. */
import { acmeDental } from '@bland-suite/mock'
import type { MockOptions } from '@bland-suite/mock'
import { advisory, PATHWAY, required, scenario } from '../../helpers/scripts.ts'
import { passing, staying } from './faults.ts'
import type { Colour, FaultRow } from './faults.ts'
import { mutations } from './mutations.ts'

export interface BatchRow {
  readonly name: string
  /** Made anew for each mock, as it may count. */
  readonly mock: () => MockOptions
  /** The options of the suite, as text. */
  readonly options: string
  /** The body of the suite, as text: its checks. @default none */
  readonly body?: string
  readonly colour: Colour
  /** POSTs that are sent. @default 1 */
  readonly posts?: number
  /** What the XML says. */
  readonly says?: string
  /** Whether it is always compared, and not only with the whole table. */
  readonly isCommon?: boolean
}

const QUICK = 'pollInterval: 150, settleTimeout: 1200, timeout: 5000'
const LAUNCH = `pathwayId: '${PATHWAY}', ${QUICK}`

/** The batch that Bland documents: launched and attached to, with and without its definitions. */
const documented: readonly BatchRow[] = (['readable', 'missing'] as const).flatMap(
  (definitions) => {
    const mock = (): MockOptions => ({
      ...acmeDental(),
      shape: 'documented',
      definitions,
      speed: 0.2,
    })
    return [
      { how: 'launched', options: LAUNCH, posts: 1 },
      {
        how: 'attached',
        options: `batchId: 'e7a2c3d4-8f9b-4a1e-b5c6-d7e8f9a0b1c2', ${QUICK}`,
        posts: 0,
      },
    ].map(({ how, options, posts }): BatchRow => ({
      name: `the documented batch, ${how}, definitions ${definitions}`,
      mock,
      options,
      colour: 'red',
      posts,
      says: 'cancellation confirmed',
    }))
  },
)

function fromFault({ name, faults, play, rewrite, launch, posts, says }: FaultRow): BatchRow {
  const names = /missing from|twice|foreign/u.test(name) ? ['Booking', 'Transfer'] : ['Booking']
  return {
    name,
    mock: () => ({
      scenarios: names.map((one) => scenario(one, { takes: 300, ...play })),
      ...(faults ? { faults } : {}),
      ...(rewrite ? { rewrite: rewrite() } : {}),
    }),
    options: LAUNCH,
    colour: launch,
    ...(posts === undefined ? {} : { posts }),
    ...(says === undefined ? {} : { says }),
  }
}

const changed = Object.entries(mutations).map(([name, rewrite]): BatchRow => ({
  name,
  mock: () => ({ scenarios: [scenario('Booking'), scenario('Transfer')], rewrite }),
  options: LAUNCH,
  colour: 'red',
}))

const mild = scenario(
  'Mild',
  { results: { 1: 'fail' } },
  { assertions: [required('is polite'), advisory('is brief')] },
)
const policies = (['skip', 'fail', 'pass'] as const).map((word): BatchRow => ({
  name: `an advisory failure under the policy ${word}`,
  mock: () => ({ scenarios: [mild] }),
  options: `${LAUNCH}, advisory: '${word}'`,
  colour: word === 'fail' ? 'red' : 'green',
}))

const ends: readonly BatchRow[] = [
  {
    name: 'runs that end in every way',
    mock: () => ({
      scenarios: [
        scenario('Errored', { status: 'ERROR', run: { error_message: 'line dropped' } }),
        scenario('Cancelled', { status: 'CANCELLED' }),
        scenario('Unexplained', { status: 'FAILED' }),
        scenario('Two Voices', { batchRun: { status: 'FAILED' } }),
        scenario('Undetermined', { results: { 0: { status: 'MAYBE', passed: true } } }),
        scenario('Missing', { results: { 0: 'missing' } }),
        scenario('Fine'),
        scenario('Bare', {}, { assertions: [] }),
      ],
    }),
    options: LAUNCH,
    colour: 'red',
    says: 'run ended with ERROR: line dropped',
  },
  {
    name: 'a scenario that asserts nothing, where that is a failure',
    mock: () => ({ scenarios: [scenario('Bare', {}, { assertions: [] })] }),
    options: `${LAUNCH}, unasserted: 'fail'`,
    colour: 'red',
  },
  {
    name: 'a batch of passing runs',
    mock: () => ({ scenarios: [scenario('Booking'), scenario('Transfer'), scenario('Booking')] }),
    options: LAUNCH,
    colour: 'green',
  },
  {
    name: 'texts that try to forge test cases',
    mock: () => ({ scenarios: [hostile] }),
    options: LAUNCH,
    colour: 'red',
  },
  {
    name: 'gates that hold, that do not, and that nothing was measured for',
    mock: () => ({
      scenarios: [
        scenario('Good', { run: { overall_score: 0.92, turn_count: 9 } }),
        scenario('Poor', { run: { overall_score: 0.4, turn_count: 30 } }),
        scenario('Unmeasured', { run: { overall_score: null, turn_count: null } }),
        scenario('Dead', { status: 'ERROR' }),
      ],
    }),
    options: `${LAUNCH}, gate: { minScore: 0.8, maxTurns: 12 }, overrides: { Poor: { gate: { minScore: 0.3 } } }`,
    colour: 'red',
    says: 'overall score ≥ 0.80',
  },
  {
    name: 'checks that hold, that do not, that break, and that are for one scenario',
    mock: () => ({
      scenarios: [refunding, scenario('Brief'), scenario('Dead', { status: 'ERROR' })],
    }),
    options: LAUNCH,
    body: `({ check }) => {
  check('never promises a refund', ({ run, expect }) => { expect(run).not.toHaveSaid('refund', { by: 'agent' }) })
  check('is looked at', ({ run, expect }) => { expect(run).not.toHaveSaid('xyzzy') })
  check('breaks', { only: ['Brief'] }, ({ run }) => { run.nothing.there() })
}`,
    colour: 'red',
    says: 'never promises a refund',
  },
  {
    name: 'no scenario of the name',
    mock: () => ({ scenarios: [scenario('Booking')] }),
    options: `${LAUNCH}, only: ['Bookin']`,
    colour: 'red',
    posts: 0,
    says: 'Did you mean “Booking”?',
  },
]

const refunding = scenario('Refunding', {
  run: {
    chat_history: [
      { role: 'user', content: 'I want my money back.' },
      { role: 'assistant', content: 'You will get a refund tomorrow.' },
    ],
  },
})

const attack =
  ']]></system-out></testcase><testcase name="forged" classname="x" time="0"/><testcase name="y"><system-out><![CDATA[ ]]>'
const hostile = scenario(`<b>"Rude" & co ]]> \u001B[31mred\u0007 me@example.com`, {
  results: { 0: { passed: false, reasoning: attack } },
  run: {
    chat_history: [
      { role: 'user', content: attack },
      { role: 'assistant', content: attack },
    ],
  },
})

/** All of them. */
export const batches: readonly BatchRow[] = [
  ...[...documented, ...ends].map((row) => ({ ...row, isCommon: true })),
  ...changed,
  ...policies,
  ...passing.map(fromFault),
  ...staying.map(fromFault),
]
