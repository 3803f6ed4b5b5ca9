/** Where runs come from: filters of Bland, single runs, and what cannot start. */
import { scenario } from '../../helpers/scripts.ts'
import { LAUNCH, ONCE_IN_EACH, QUICK, WHERE_CHEAP } from './row.ts'
import type { BatchRow } from './row.ts'

const SINGLE = '00000000-0000-4000-8000-0000000000cc'
const booking = scenario('Booking', {}, { id: 'booking', category: 'HAPPY_PATH' })
const angry = scenario('Angry', {}, { id: 'angry', category: 'ANGRY_CALLER' })
const polite = scenario('Polite', {}, { id: 'polite', category: 'HAPPY_PATH' })
const all = () => ({ scenarios: [booking, angry, polite] })

const played: readonly BatchRow[] = [
  {
    name: 'a category launches exactly its scenarios, once',
    mock: all,
    options: `${LAUNCH}, category: 'HAPPY_PATH'`,
    colour: 'green',
    launched: ['booking', 'polite'],
    cases: [
      'Booking › run completes: passed',
      'Booking › is polite: passed',
      'Polite › run completes: passed',
      'Polite › is polite: passed',
    ],
  },
  {
    name: 'single runs are judged without a batch',
    mock: () => ({ scenarios: [booking], runs: [{ id: SINGLE, scenarioId: 'booking' }] }),
    options: `runIds: ['${SINGLE}'], ${QUICK}`,
    colour: 'green',
    posts: 0,
    cases: ['Booking › run completes: passed', 'Booking › is polite: passed'],
    says: SINGLE,
  },
]

/** A suite that fails one case, as its plan could not be made. */
function unplanned(name: string, more: string, says: NonNullable<BatchRow['says']>): BatchRow {
  return {
    name,
    usualForms: WHERE_CHEAP,
    mock: all,
    options: `${LAUNCH}, ${more}`,
    colour: 'red',
    posts: 0,
    isNotStarted: true,
    cases: ['suite starts: errored'],
    says,
  }
}

const refused: readonly BatchRow[] = [
  unplanned(
    'a refused key',
    `apiKey: 'not-the-key'`,
    'Bland answered GET /v1/agent-testing/scenarios with HTTP 401 (AUTH_FAILURE: Unauthorized). Check that BLAND_API_KEY belongs to the right organisation.',
  ),
  {
    ...unplanned(
      'a category that no scenario has',
      `category: 'HAPY_PATH'`,
      /No scenario matches the filter .*HAPY_PATH.* Did you mean “HAPPY_PATH”\?$/mu,
    ),
    // The command line says it in flags.
    forms: ['vitest', 'playwright by run', 'playwright by case'],
  },
  unplanned(
    'a name that no scenario has',
    `only: ['Bookings']`,
    'No selected scenario is named “Bookings”. Did you mean “Booking”?',
  ),
  unplanned(
    'a scenario that is misspelt in `overrides`',
    `overrides: { Angri: { advisory: 'fail' } }`,
    'Did you mean “Angry”?',
  ),
  {
    ...unplanned('a scenario that is misspelt in a check', '', 'Did you mean “Angry”?'),
    usualForms: ONCE_IN_EACH,
    body: `({ check }) => { check('is calm', { only: ['Angri'] }, () => {}) }`,
  },
  {
    name: 'a refused launch fails the first case, and skips the others with its reason',
    mock: () => ({
      scenarios: [scenario('First'), scenario('Second')],
      faults: [{ match: { method: 'POST' }, answer: { kind: 'status', status: 403 } }],
    }),
    options: LAUNCH,
    colour: 'red',
    isNotStarted: true,
    cases: [
      'First › run completes: errored',
      'First › is polite: skipped',
      'Second › run completes: skipped',
      'Second › is polite: skipped',
      'batch is consistent: skipped',
    ],
    says: [/^First › run completes: .*HTTP 403/mu, /^Second › is polite: .*HTTP 403/mu],
  },
]

/** Where runs come from. */
export const sources: readonly BatchRow[] = [...played, ...refused]
