/** How runs are judged: gates, checks, and what is only advice. */
import { advisory, required, scenario } from '../../helpers/scripts.ts'
import { FORMS, LAUNCH, WHERE_CHEAP } from './row.ts'
import type { BatchRow } from './row.ts'

const tone = { overall_tone_score: 0.9, empathy: 0.4 }
const callers = [
  scenario('Polite', {
    run: { overall_score: 0.9, bland_tone_score: { ...tone, empathy: 0.8 }, turn_count: 8 },
  }),
  scenario('Angry', {
    run: { overall_score: 0.7, bland_tone_score: tone, turn_count: 14, duration_ms: 31_200 },
  }),
  scenario('Dropped', { status: 'ERROR' }),
]
/** A gate of the suite, and one that replaces it for a scenario. */
export const GATED = `${LAUNCH}, gate: { minScore: 0.8, tone: { empathy: 0.7 }, maxTurns: 12 },
  overrides: { Angry: { gate: { minScore: 0.6, maxDuration: 30_000 } } }`
export const gatedCallers = (): { readonly scenarios: typeof callers } => ({ scenarios: callers })

const gates: readonly BatchRow[] = [
  {
    name: 'each gate is a case of each scenario, after its assertions',
    usualForms: FORMS,
    mock: gatedCallers,
    options: GATED,
    colour: 'red',
    cases: [
      'Polite › run completes: passed',
      'Polite › is polite: passed',
      'Polite › overall score ≥ 0.80: passed',
      'Polite › tone: empathy ≥ 0.70: passed',
      'Polite › at most 12 turns: passed',
      'Angry › run completes: passed',
      'Angry › is polite: passed',
      'Angry › overall score ≥ 0.60: passed',
      'Angry › tone: empathy ≥ 0.70: failed',
      'Angry › at most 12 turns: failed',
      'Angry › at most 30 s: failed',
      'Dropped › run completes: errored',
      'Dropped › is polite: skipped',
      'Dropped › overall score ≥ 0.80: skipped',
      'Dropped › tone: empathy ≥ 0.70: skipped',
      'Dropped › at most 12 turns: skipped',
    ],
    says: [
      /^bland\.gate: expected: tone: empathy ≥ 0\.70 — received: 0\.40$/mu,
      'expected: at most 30 s — received: 31.2 s',
    ],
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
    name: 'a measure that Bland never gives is waited for, and then errored',
    usualForms: WHERE_CHEAP,
    mock: () => ({
      scenarios: [scenario('Silent', { run: { overall_score: null, bland_tone_score: null } })],
    }),
    options: `${LAUNCH}, gate: { minScore: 0, tone: { overall: 0 } }`,
    colour: 'red',
    cases: [
      'Silent › run completes: passed',
      'Silent › is polite: passed',
      'Silent › overall score ≥ 0.00: errored',
      'Silent › tone: overall ≥ 0.00: errored',
    ],
    says: ['Bland gave this run no “overall score”', 'Bland gave this run no “tone: overall”'],
  },
]

const heard = {
  chat_history: [
    { role: 'user', content: 'I want my money back.' },
    { role: 'assistant', content: 'I will pass that on.' },
  ],
  nodes_visited: ['greeting', 'complaint', 'end'],
  variables_extracted: { topic: 'billing' },
  turn_count: 2,
  duration_ms: 9_000,
  overall_score: 0.9,
}
const refund = { chat_history: [{ role: 'assistant', content: 'I promise you a Refund.' }] }

const checks: readonly BatchRow[] = [
  {
    name: 'a check is a case of each scenario it is for, after assertions and gates',
    usualForms: FORMS,
    mock: () => ({
      scenarios: [
        scenario('Polite', { run: heard }),
        scenario('Angry', { run: { ...heard, ...refund } }),
        scenario('Dropped', { status: 'ERROR' }),
      ],
    }),
    options: `${LAUNCH}, gate: { maxTurns: 5 }`,
    body: `({ check }) => {
  check('never promises a refund', ({ run, expect }) => {
    expect(run).not.toHaveSaid('refund', { by: 'agent' })
  })
  check('hears the complaint', { only: ['Polite'] }, async ({ run, expect }) => {
    expect(run).toHaveVisitedInOrder(['greeting', 'complaint'])
    expect(run).toHaveExtracted('topic', 'billing')
    expect(run).toFinishWithin({ turns: 2, duration: 9_000 })
    expect(run).toScoreAtLeast(0.9)
    await expect(Promise.resolve(run.turn_count)).resolves.toBe(2)
  })
}`,
    colour: 'red',
    cases: [
      'Polite › run completes: passed',
      'Polite › is polite: passed',
      'Polite › at most 5 turns: passed',
      'Polite › never promises a refund: passed',
      'Polite › hears the complaint: passed',
      'Angry › run completes: passed',
      'Angry › is polite: passed',
      'Angry › at most 5 turns: passed',
      'Angry › never promises a refund: failed',
      'Dropped › run completes: errored',
      'Dropped › is polite: skipped',
      'Dropped › at most 5 turns: skipped',
      'Dropped › never promises a refund: skipped',
    ],
    says: /^bland\.check: expected: the agent never says “refund” — received: agent: I promise you a Refund\.$/mu,
  },
  {
    name: 'what a check cannot look at is errored, negated or not',
    usualForms: FORMS,
    mock: () => ({
      scenarios: [scenario('Silent', { run: { chat_history: null, nodes_visited: null } })],
    }),
    options: LAUNCH,
    body: `({ check }) => {
  check('says nothing rude', ({ run, expect }) => { expect(run).not.toHaveSaid('idiot') })
  check('is broken', ({ run }) => { run.nodes_visited.includes('end') })
  check('never ends', { timeout: 100 }, () => new Promise(() => {}))
}`,
    colour: 'red',
    cases: [
      'Silent › run completes: passed',
      'Silent › is polite: passed',
      'Silent › says nothing rude: errored',
      'Silent › is broken: errored',
      'Silent › never ends: errored',
    ],
    says: [
      /^Silent › says nothing rude: .*has no transcript/mu,
      /^Silent › is broken: .*the check threw TypeError: /mu,
      /^Silent › never ends: .*did not end within 0\.1 s/mu,
    ],
  },
]

const mild = scenario(
  'Mild',
  { results: { 1: 'fail' } },
  { assertions: [required('is polite'), advisory('is brief')] },
)
const STATES = { skip: 'skipped', fail: 'failed', pass: 'passed' } as const
const advice = (['skip', 'fail', 'pass'] as const).map((word): BatchRow => ({
  name: `an advisory failure under the policy ${word}`,
  usualForms: FORMS,
  mock: () => ({ scenarios: [mild] }),
  options: `${LAUNCH}, advisory: '${word}'`,
  colour: word === 'fail' ? 'red' : 'green',
  cases: [
    'Mild › run completes: passed',
    'Mild › is polite: passed',
    `Mild › is brief: ${STATES[word]}`,
  ],
  ...(word === 'skip' ? { says: /^advisory: /mu } : {}),
}))

/** How runs are judged. */
export const judged: readonly BatchRow[] = [...gates, ...checks, ...advice]
