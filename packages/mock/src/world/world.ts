import { Dice } from '../dice.ts'
import type { MockPathway } from '../script/pathway.ts'
import type { MockScript } from '../script/types.ts'
import { Agents } from './agents/agents.ts'
import { attemptOf } from './attempt.ts'
import { checkReferences } from './check.ts'
import type { Shape } from './shape.ts'
import { playRun, takesOf, type PlaySettings, type Run } from './run.ts'
import { completeScenario, type Scenario } from './scenario.ts'
import { storyTime } from './story-time.ts'
import type { Batch } from './view.ts'

/** An accepted `POST /batch-run`. */
export interface Launch {
  /** The id of the batch. */
  readonly batchId: string
  /** The requested scenarios. */
  readonly scenarioIds: readonly string[]
  /** The requested version; absent if the request had none. */
  readonly versionNumber?: number
  /** The started runs, as in the answer. */
  readonly runs: readonly { readonly run_id: string; readonly scenario_id: string }[]
}

/** Settings of a world; `startedAt` in epoch milliseconds. */
export interface WorldSettings {
  readonly seed: number
  readonly speed: number
  readonly shape: Shape
  readonly startedAt: number
}

/** All scenarios, batches and runs of a mock, in the order of their start. */
export class World {
  readonly scenarios: readonly Scenario[]
  readonly batches: Map<string, Batch> = new Map()
  readonly runs: Map<string, Run> = new Map()
  readonly launches: Launch[] = []
  readonly runEnds: Map<string, number> = new Map()
  readonly pathways: readonly MockPathway[]
  readonly agents: Agents
  readonly #settings: PlaySettings
  readonly #startedAt: number
  readonly #turns = new Map<string, number>()
  #starts = 0

  constructor(script: MockScript, settings: WorldSettings) {
    const dice = new Dice(settings.seed)
    this.#settings = { ...settings, dice }
    this.#startedAt = settings.startedAt
    this.scenarios = script.scenarios.map((given, index) =>
      completeScenario(given, index, this.#settings),
    )
    this.pathways = script.pathways ?? []
    checkReferences(script, this.scenarios)
    this.#addPast(script)
    const { scenarios, runs, runEnds } = this
    this.agents = new Agents(script.agents ?? [], {
      ...this.#settings,
      ...settings,
      scenarios,
      runs,
      runEnds,
    })
  }

  scenario(id: string): Scenario | undefined {
    return this.scenarios.find(({ body }) => body.id === id)
  }

  /** Starts one run of each scenario. All must exist. */
  launch(scenarioIds: readonly string[], versionNumber?: number): Launch {
    this.#starts += 1
    const id = this.#settings.dice.uuid(`launch/${this.#starts}`)
    const createdAt = storyTime(this.#starts * 60_000)
    const startedAt = Date.now()
    const batch = this.#startBatch({ id, scenarioIds, versionNumber, createdAt, startedAt })
    const runs = batch.runs.map((run) => ({ run_id: run.id, scenario_id: run.scenario.body.id }))
    const version = versionNumber === undefined ? {} : { versionNumber }
    const launch = { batchId: id, scenarioIds, ...version, runs }
    this.launches.push(launch)
    return launch
  }

  /** Starts a single run. */
  startRun(scenario: Scenario): Run {
    this.#starts += 1
    const id = this.#settings.dice.uuid(`single/${this.#starts}`)
    const createdAt = storyTime(this.#starts * 60_000)
    const startedAt = Date.now()
    return this.#start({ id, scenario, ...ALONE, createdAt, startedAt })
  }

  #addPast({ batches = [], runs = [] }: MockScript): void {
    for (const [index, given] of batches.entries()) {
      const { id, createdAt = storyTime((index + 1) * -3_600_000), batch: raw = {} } = given
      const scenarioIds = given.scenarioIds ?? this.scenarios.map(({ body }) => body.id)
      const startedAt = this.#pastStart(scenarioIds, given.startedAgo)
      this.#startBatch({ id, scenarioIds, createdAt, startedAt, raw })
    }
    for (const [index, { id, scenarioId, startedAgo }] of runs.entries()) {
      const startedAt = this.#pastStart([scenarioId], startedAgo)
      const createdAt = storyTime((index + 1) * -1_800_000)
      this.#start({ id, scenario: this.#known(scenarioId), ...ALONE, createdAt, startedAt })
    }
  }

  #startBatch(spec: BatchStart): Batch {
    const { id, scenarioIds, versionNumber = null, createdAt, startedAt, raw = {} } = spec
    const runs = scenarioIds.map((scenarioId, index) =>
      this.#start({
        id: this.#settings.dice.uuid(`${id}/run/${index}`),
        scenario: this.#known(scenarioId),
        batchId: id,
        versionNumber,
        createdAt,
        startedAt,
      }),
    )
    const batch = { id, createdAt, runs, raw }
    this.batches.set(id, batch)
    return batch
  }

  #start(start: Parameters<typeof playRun>[0]): Run {
    const { id } = start.scenario.body
    const turn = this.#turns.get(id) ?? 0
    this.#turns.set(id, turn + 1)
    const scenario = attemptOf(start.scenario, { runId: start.id, turn }, this.#settings.dice)
    const run = playRun({ ...start, scenario }, this.#settings)
    this.runs.set(run.id, run)
    this.runEnds.set(run.id, run.endsAt)
    return run
  }

  /** Returns a start one hour before that of the mock, or earlier if the runs take longer. */
  #pastStart(scenarioIds: readonly string[], startedAgo?: number): number {
    if (startedAgo !== undefined) {
      return this.#startedAt - startedAgo
    }
    const lengths = scenarioIds.map((id) => {
      const scenario = this.#known(id)
      return takesOf({ id, scenario }, this.#settings) + (scenario.play.resultsLag ?? 0)
    })
    return this.#startedAt - lengths.reduce((sum, length) => sum + length, 3_600_000)
  }

  #known(id: string): Scenario {
    const scenario = this.scenario(id)
    if (!scenario) {
      throw new RangeError(`no scenario has the id ${id}`)
    }
    return scenario
  }
}

/** A run without a batch, of what is in production. */
const ALONE = { batchId: null, versionNumber: null } as const

interface BatchStart {
  readonly id: string
  readonly scenarioIds: readonly string[]
  readonly versionNumber?: number | undefined
  readonly createdAt: string
  readonly startedAt: number
  readonly raw?: Batch['raw']
}
