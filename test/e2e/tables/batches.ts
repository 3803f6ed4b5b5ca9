/** Every batch that the runners must report alike: what the mock plays, and the options of the suite. */
import { acmeDental } from '@bland-suite/mock'
import type { MockOptions } from '@bland-suite/mock'
import { ACME_AGENT, scenario } from '../../helpers/scripts.ts'
import { agents } from './agents.ts'
import { attempts } from './attempts.ts'
import { checkRuns } from './check-runs.ts'
import { passing, staying } from './faults.ts'
import type { FaultRow } from './faults.ts'
import { judged } from './judged.ts'
import { mutations } from './mutations.ts'
import { redacted } from './redacted.ts'
import { FORMS, LAUNCH, ONCE_IN_EACH, QUICK, WHERE_CHEAP } from './row.ts'
import type { BatchRow } from './row.ts'
import { selections } from './selections.ts'
import { sources } from './sources.ts'

const TOGETHER = 'all assertions pass'
/** What each scenario of the documented batch asserts, and how it ends. Its results do not have the name of a judge. */
const ASSERTED = [
  ['Appointment Booking - Happy Path', 'transcript contains “appointment confirmed”', 'passed'],
  ['Transfer to Agent - Escalation', 'Hands over to a person', 'passed', 'llm_judge'],
  ['Cancellation Flow - Angry Customer', 'transcript contains “cancellation confirmed”', 'failed'],
] as const

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
      { how: 'launched', options: `agentId: '${ACME_AGENT}', ${QUICK}`, posts: 1 },
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
      // A finished run shows what it asserts, even without its definitions.
      cases: ASSERTED.flatMap(([name, title, state, type = title]) => {
        const shown = { readable: title, missing: posts === 1 ? TOGETHER : type }[definitions]
        return [`${name} › run completes: passed`, `${name} › ${shown}: ${state}`]
      }),
      says: 'cancellation confirmed',
      usualForms: how === 'attached' ? FORMS : WHERE_CHEAP,
    }))
  },
)

function launchedInto(row: FaultRow): BatchRow {
  const { name, faults, launch, posts, says, isUsual = false } = row
  const names = /missing from|twice|foreign/u.test(name) ? ['Booking', 'Transfer'] : ['Booking']
  const isRefused = faults?.some(({ match }) => match?.method === 'POST') === true
  return {
    name,
    mock: () => worldOf(row, names),
    options: LAUNCH,
    colour: launch,
    ...(posts === undefined ? {} : { posts }),
    ...(says === undefined ? {} : { says }),
    isNotStarted: launch === 'red' && (isRefused || posts === 0),
    usualForms: isUsual ? ['playwright by run'] : [],
  }
}

const RUNNING = '00000000-0000-4000-8000-0000000000ba'

function attachedTo(row: FaultRow): BatchRow {
  const batches = [{ id: RUNNING, startedAgo: 0 }]
  return {
    name: `attached: ${row.name}`,
    mock: () => ({ ...worldOf(row, ['Booking', 'Transfer']), batches }),
    options: `batchId: '${RUNNING}', pollInterval: 100, settleTimeout: 1500, timeout: 5000`,
    colour: row.attach,
    posts: 0,
    isNotStarted: /on everything|batch is gone/u.test(row.name),
    usualForms: ['vitest'],
  }
}

function worldOf({ faults, play, rewrite }: FaultRow, names: readonly string[]): MockOptions {
  return {
    scenarios: names.map((one) => scenario(one, { takes: 300, ...play })),
    ...(faults ? { faults } : {}),
    ...(rewrite ? { rewrite: rewrite() } : {}),
  }
}

const changed = Object.entries(mutations).map(([name, rewrite]): BatchRow => ({
  name,
  mock: () => ({ scenarios: [scenario('Booking'), scenario('Transfer')], rewrite }),
  options: LAUNCH,
  colour: 'red',
}))

const ends: readonly BatchRow[] = [
  {
    name: 'runs that end in every way',
    usualForms: FORMS,
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
    usualForms: WHERE_CHEAP,
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
]

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

const days = [...passing, ...staying]

/** All that a suite without a filter may meet. */
export const batches: readonly BatchRow[] = [
  ...[...documented, ...ends, ...judged, ...sources, ...redacted].map((row) => ({
    usualForms: ONCE_IN_EACH,
    ...row,
  })),
  ...agents,
  ...attempts,
  ...checkRuns,
  ...changed,
  ...days.map(launchedInto),
]

/** The whole table: with filters, and with bad days of a batch that goes on. */
export const rows: readonly BatchRow[] = [...batches, ...selections, ...days.map(attachedTo)]
