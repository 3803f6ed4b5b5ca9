/** Check runs of an agent: what its judges say, what contradicts itself, and what exists already. */
import type { MockOptions } from '@bland-suite/mock'
import { scenario } from '../../helpers/scripts.ts'
import { ONCE_IN_EACH, QUICK, WHERE_CHEAP } from './row.ts'
import type { BatchRow } from './row.ts'

type Agent = NonNullable<MockOptions['agents']>[number]
type Judge = NonNullable<NonNullable<Agent['checks']>['staging']>['judges'][number]
type Play = NonNullable<Agent['checkRuns']>[number]['play']

const AGENT = 'desk'
const OURS = `agentId: '${AGENT}', ${QUICK}`
const CHECKS = `${OURS}, checks: 'staging'`

const resolved: Judge = { id: 'resolved', name: 'Refund resolved' }
const missed: Judge = { ...resolved, outcomes: ['fail'] }
const curt: Judge = { id: 'warm', name: 'Warm tone', required: false, outcomes: ['fail'] }

interface World {
  readonly judges: readonly Judge[]
  readonly play?: Play
  readonly existing?: Agent['checkRuns']
}

/** An agent whose saved checks play one conversation. */
function desk({ judges, play = {}, existing = [] }: World): () => MockOptions {
  const staging = { simulationsCount: 1, judges, play: { takes: 100, ...play } }
  const versions = [{ id: 'v2', semver: '1.6.0' }, { id: 'v1' }]
  return () => ({
    scenarios: [scenario('Refund', {}, { id: 'refund', agent_id: AGENT })],
    agents: [{ id: AGENT, versions, checks: { staging }, checkRuns: existing }],
  })
}

const CASE = 'staging checks ›'

const rows: readonly BatchRow[] = [
  {
    name: 'a check run whose judges pass',
    mock: desk({ judges: [resolved] }),
    options: CHECKS,
    colour: 'green',
    cases: [`${CASE} run completes: passed`, `${CASE} Refund resolved: passed`],
    says: [AGENT, 'v2', 'PASSED'],
  },
  {
    name: 'a required judge fails its check run, and an advisory one is skipped',
    mock: desk({ judges: [missed, curt] }),
    options: CHECKS,
    colour: 'red',
    cases: [
      `${CASE} run completes: passed`,
      `${CASE} Refund resolved: failed`,
      `${CASE} Warm tone: skipped`,
    ],
    says: [
      '0 % of the conversations match, the judge needs at least 50 %',
      /^Refund \(\w{8}\): fail: The agent did not do what the judge looks for\.$/mu,
      /^ {2}agent {2}│ /mu,
    ],
  },
  {
    name: 'a check run that ends with ERROR',
    usualForms: WHERE_CHEAP,
    mock: desk({ judges: [resolved], play: { status: 'ERROR' } }),
    options: CHECKS,
    colour: 'red',
    cases: [`${CASE} run completes: errored`, `${CASE} Refund resolved: skipped`],
    says: 'check run ended with ERROR: The check run ended with an internal error.',
  },
  {
    name: 'a check run that PASSED although a required judge did not',
    usualForms: WHERE_CHEAP,
    mock: desk({ judges: [missed], play: { status: 'PASSED' } }),
    options: CHECKS,
    colour: 'red',
    cases: [`${CASE} run completes: errored`, `${CASE} Refund resolved: failed`],
    says: 'Bland marked the check run PASSED, but the required judge “Refund resolved” did not pass',
  },
  {
    name: 'an existing check run is judged, and nothing is started',
    mock: desk({ judges: [resolved, curt], existing: [{ id: 'earlier', versionId: 'v1' }] }),
    options: `${OURS}, checkRunId: 'earlier'`,
    colour: 'green',
    posts: 0,
    cases: [
      `${CASE} run completes: passed`,
      `${CASE} Refund resolved: passed`,
      `${CASE} Warm tone: skipped`,
    ],
    says: ['earlier', 'v1'],
  },
  {
    name: 'a check run that is refused because another one is active',
    usualForms: WHERE_CHEAP,
    mock: desk({
      judges: [resolved],
      existing: [{ id: 'active', startedAgo: 0, play: { never: true } }],
    }),
    options: CHECKS,
    colour: 'red',
    isNotStarted: true,
    cases: [`${CASE} run completes: errored`, `${CASE} Refund resolved: skipped`],
    says: [
      'Another check run of agent desk is active in staging: active.',
      'BLAND_CHECK_RUN_ID=active. Nothing was started.',
    ],
  },
]

/** Check runs of an agent. */
export const checkRuns: readonly BatchRow[] = rows.map((row) => ({
  usualForms: ONCE_IN_EACH,
  ...row,
}))
