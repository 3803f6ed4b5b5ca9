/** Which options have no effect with the source of the runs: nobody should believe that they have one. */
import type { NameOption } from '../../errors/message.ts'
import { isPlain } from '../../util/is-plain.ts'
import { newestOfAgent } from '../version/asked-version.ts'

const PLAYING = ['versionNumber', 'maxRuns', 'snapshot', 'drift'] as const
const CHOOSING = [
  'agentId',
  'pathwayId',
  'personaId',
  'scenarioIds',
  'category',
  'tags',
  'enabled',
  'requiredForPromotion',
  'only',
] as const

/** Options that have no effect next to another one, and why. */
interface Useless {
  readonly source: string
  readonly options: readonly string[]
  readonly why: (name: NameOption) => string
}

const CHOOSING_SCENARIOS = CHOOSING.filter((option) => option !== 'agentId')
const OF_BATCHES = [
  ...CHOOSING_SCENARIOS,
  'versionNumber',
  'snapshot',
  'drift',
  'gate',
  'overrides',
  'repeat',
]
const savedChecks = (): string => 'a check run plays what the saved checks of the agent say'
const isStarted = (): string => 'the check run has already been started'

const USELESS: readonly Useless[] = [
  { source: 'checkRunId', options: ['checks', 'versionId', 'maxRuns'], why: isStarted },
  { source: 'checkRunId', options: [...OF_BATCHES, 'batchId', 'runIds'], why: savedChecks },
  { source: 'checks', options: [...OF_BATCHES, 'batchId', 'runIds'], why: savedChecks },
  { source: 'batchId', options: PLAYING, why: () => 'the batch has already been started' },
  {
    source: 'runIds',
    options: [...PLAYING, ...CHOOSING, 'repeat'],
    why: () => 'each run is already named',
  },
  { source: 'agentId', options: ['versionNumber'], why: newestOfAgent },
]

/** Options that mean nothing without another one. */
const NEEDED = [
  ['checks', 'agentId'],
  ['checkRunId', 'agentId'],
  ['versionId', 'checks'],
  ['drift', 'snapshot'],
] as const

/** Returns the path of an option for messages. Bounds have flags of their own, so the first one is named. */
function pathOf(option: string, value: unknown): string {
  const [bound] = option === 'gate' && isPlain(value) ? Object.keys(value) : []
  return bound === undefined ? option : `${option}.${bound}`
}

/** Returns the complaint about an option that has no effect with the source of the runs; null if all have one. */
export function otherSource(
  options: ReadonlyMap<string, unknown>,
): ((name: NameOption) => string) | null {
  const isGiven = (option: string): boolean => options.get(option) !== undefined
  if (isGiven('batchId') && isGiven('runIds')) {
    return (name) => `set ${name('batchId')} or ${name('runIds')}, not both.`
  }
  for (const { source, options: useless, why } of USELESS) {
    const found = isGiven(source) ? useless.find(isGiven) : undefined
    if (found === undefined) continue
    const path = pathOf(found, options.get(found))
    return (name) =>
      `${name(path)} does nothing with ${name(source)}: ${why(name)}. Leave one of them out.`
  }
  for (const [option, needed] of NEEDED) {
    if (isGiven(option) && !isGiven(needed)) {
      return (name) => `${name(option)} needs ${name(needed)}.`
    }
  }
  return null
}
