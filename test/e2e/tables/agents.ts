/** Batches of agents, and versions of pathways. */
import type { MockOptions } from '@bland-suite/mock'
import { PATHWAY, scenario } from '../../helpers/scripts.ts'
import { LAUNCH, ONCE_IN_EACH, QUICK, WHERE_CHEAP } from './row.ts'
import type { BatchRow } from './row.ts'

const AGENT = '83b709f9-fdc0-4629-a961-fb86192cd532'
const SUITE = `agentId: '${AGENT}', ${QUICK}`

const refund = scenario('Refund', {}, { id: 'refund', agent_id: AGENT, tags: ['billing'] })
const person = scenario('Person', {}, { id: 'person', agent_id: AGENT })
const judged = scenario(
  'Judged',
  { status: 'COMPLETE' },
  { id: 'judged', agent_id: AGENT, assertions: [] },
)
const template = scenario('Template', {}, { id: 'template', agent_id: AGENT, is_template: true })

const world = (): MockOptions => ({
  scenarios: [refund, person, template, scenario('Booking')],
  shape: 'current',
})

const VERSIONS = [{ version_number: 9, is_prev_published: true }, { version_number: 10 }]

export const agents: readonly BatchRow[] = [
  {
    name: 'an agent launches exactly its scenarios, once',
    mock: world,
    options: SUITE,
    usualForms: ONCE_IN_EACH,
    colour: 'green',
    launched: ['refund', 'person'],
    cases: [
      'Refund › run completes: passed',
      'Refund › is polite: passed',
      'Person › run completes: passed',
      'Person › is polite: passed',
    ],
    says: AGENT,
  },
  {
    name: 'a tag launches the scenarios of an agent that have it',
    mock: world,
    options: `${SUITE}, tags: ['Billing']`,
    colour: 'green',
    launched: ['refund'],
    cases: ['Refund › run completes: passed', 'Refund › is polite: passed'],
  },
  {
    name: 'a judge-scored run ends its batch within the settle time',
    mock: () => ({ scenarios: [judged, refund], shape: 'current' }),
    options: SUITE,
    usualForms: WHERE_CHEAP,
    colour: 'red',
    cases: [
      'Judged › run completes: errored',
      'Refund › run completes: passed',
      'Refund › is polite: passed',
      'batch is consistent: errored',
    ],
    says: 'judge-scored: Bland gave no assertion results; test it with `checks`',
  },
  {
    name: 'a version that the pathway does not have starts nothing',
    mock: () => ({
      scenarios: [scenario('Booking')],
      pathways: [{ id: PATHWAY, versions: VERSIONS }],
    }),
    options: `${LAUNCH}, versionNumber: 12`,
    usualForms: WHERE_CHEAP,
    colour: 'red',
    posts: 0,
    isNotStarted: true,
    says: `Pathway ${PATHWAY} has no version 12. Available versions: 10, 9.`,
  },
]
