/** Scenarios that are played more than once: each front end shows one verdict a case, and all attempts. */
import type { MockAttempt, MockScenario } from '@bland-suite/mock'
import { required } from '../../helpers/scripts.ts'
import { LAUNCH, ONCE_IN_EACH } from './row.ts'
import type { BatchRow } from './row.ts'

const PASS: MockAttempt = { run: { nodes_visited: ['greeting', 'booking'] } }
const FAIL: MockAttempt = {
  run: { nodes_visited: ['greeting', 'transfer'] },
  results: { 0: { status: 'FAILED', reasoning: 'The agent sighed.' } },
}

const named = (name: string, ...attempts: readonly MockAttempt[]): MockScenario => ({
  name,
  assertions: [required('is polite')],
  play: { takes: 100, attempts },
})

const CONFIRM = `repeat: { times: 3, pass: { atLeast: 2 }, when: 'failed' }`
const ALWAYS = 'repeat: { times: 3, pass: { atLeast: 2 } }'

/** All cases, passed but for the assertion of the first scenario. */
const casesWith = (state: 'passed' | 'failed'): readonly string[] => [
  'Booking › run completes: passed',
  `Booking › is polite: ${state}`,
  'Hours › run completes: passed',
  'Hours › is polite: passed',
]

export const attempts: readonly BatchRow[] = [
  {
    name: 'a failure that two further attempts do not confirm is green, and flaky',
    usualForms: ONCE_IN_EACH,
    mock: () => ({ scenarios: [named('Booking', FAIL, PASS, PASS), named('Hours', PASS)] }),
    options: `${LAUNCH}, ${CONFIRM}`,
    colour: 'green',
    posts: 3,
    cases: casesWith('passed'),
    says: [
      'The agent sighed.',
      /^Attempt 3: passed \(run .+\)$/mu,
      'Only failing attempts visited: transfer',
      'Only passing attempts visited: booking',
    ],
  },
  {
    name: 'a failure that is confirmed is red, with the counts and every attempt',
    usualForms: ONCE_IN_EACH,
    mock: () => ({ scenarios: [named('Booking', FAIL, PASS, FAIL), named('Hours', PASS)] }),
    options: `${LAUNCH}, ${CONFIRM}`,
    colour: 'red',
    posts: 3,
    cases: casesWith('failed'),
    says: [
      'Booking › is polite: 1 of 3 passed, 2 needed: ',
      /^Attempt 1: failed \(run .+\): .*The agent sighed\.$/mu,
      /^Attempt 2: passed \(run .+\)$/mu,
      'Only failing attempts visited: transfer',
    ],
  },
  {
    name: 'attempts that are always played stop when two of three passed',
    usualForms: ONCE_IN_EACH,
    mock: () => ({ scenarios: [named('Booking', PASS, FAIL, PASS), named('Hours', PASS)] }),
    options: `${LAUNCH}, ${ALWAYS}`,
    colour: 'green',
    posts: 3,
    cases: casesWith('passed'),
    says: [/^Attempt 2: failed \(run .+\): .*The agent sighed\.$/mu],
  },
  {
    name: 'a check runs in each attempt, asks for none, and is judged by the same rule',
    usualForms: ONCE_IN_EACH,
    mock: () => ({ scenarios: [named('Booking', FAIL, PASS, PASS)] }),
    options: `${LAUNCH}, ${CONFIRM}`,
    body: `({ check }) => {
  check('books', ({ run, expect }) => { expect(run).toHaveVisited('booking') })
  check('greets softly', ({ run, expect }) => { expect.soft(run).not.toHaveVisited('transfer') })
  check('transfers', async ({ run, expect }) => { expect(run).toHaveVisited('transfer') })
}`,
    colour: 'red',
    posts: 3,
    cases: [
      'Booking › run completes: passed',
      'Booking › is polite: passed',
      'Booking › books: passed',
      'Booking › greets softly: passed',
      'Booking › transfers: failed',
    ],
    says: [
      'Booking › transfers: 1 of 3 passed, 2 needed: expected: reaches node “transfer”',
      /^Attempt 1: passed \(run .+\)$/mu,
      /^Attempt 2: failed \(run .+\): expected: /mu,
    ],
  },
]
