/** Progress lines for logs while conversations run. */
import type { PlannedScenario } from '../../plan/plan.ts'
import type { Session } from '../../session/session.ts'
import { counted } from '../../util/count.ts'
import { oneLine } from '../../verdict/title.ts'
import { monotonic } from '../../util/native.ts'
import { shownDuration } from '../../util/times.ts'
import { isRed } from '../../verdict/verdict.ts'

/** The clock of the progress lines. */
export interface ProgressClock {
  /** Returns the time in milliseconds, from any start. */
  readonly now: () => number
  /** Calls `act` at intervals, until the returned function is called. */
  readonly every: (milliseconds: number, act: () => void) => () => void
}

/** The clock of the process. Its timer does not keep the process alive. */
const processClock: ProgressClock = {
  now: monotonic,
  every: (milliseconds, act) => {
    const timer = setInterval(act, milliseconds)
    timer.unref()
    return () => clearInterval(timer)
  },
}

/** A run in progress. */
interface Talk {
  readonly title: string
  readonly since: number
}

/** How often the running conversations are named, in milliseconds: some CI systems end silent jobs. */
const BEAT = 30_000
/** How many of them are named, and the longest name, in characters. */
const MOST = 8
const LONGEST = 60

/** Prints one line per finished run, and every 30 s one with the running ones. */
export class Progress {
  readonly #clock: ProgressClock
  readonly #print: (line: string) => void
  readonly #sessions = new Set<unknown>()
  readonly #talking = new Map<unknown, Talk>()
  #begun = 0
  #ended = 0
  #stopBeat: (() => void) | null = null
  #isOver = false

  constructor(print: (line: string) => void, clock: ProgressClock = processClock) {
    this.#clock = clock
    this.#print = print
  }

  /** Notes the start of a run. Its key is any value that no other run has. */
  begin(key: unknown, title: string): void {
    if (this.#isOver || this.#talking.has(key)) return
    this.#begun += 1
    this.#talking.set(key, { title: oneLine(title, LONGEST), since: this.#clock.now() })
    this.#stopBeat ??= this.#clock.every(BEAT, () => this.#print(this.#beat()))
  }

  /** Notes the start of all runs of a session, once: only the first call asks for them. */
  beginAll(session: unknown, runs: () => Iterable<readonly [key: unknown, title: string]>): void {
    if (this.#sessions.has(session)) return
    this.#sessions.add(session)
    for (const [key, title] of runs()) this.begin(key, title)
  }

  /** Notes the end of a run; `red` counts its known red cases. */
  end(key: unknown, red: number): void {
    const talk = this.#talking.get(key)
    if (talk === undefined) return
    this.#ended += 1
    this.#forget(key)
    const failed = red === 0 ? '' : `, ${counted(red, 'case')} failed`
    const count = `(${this.#ended} of ${counted(this.#begun, 'run')})`
    this.#print(`Bland: ${talk.title} ended after ${this.#lasted(talk)}${failed} ${count}`)
  }

  /** Prints a line on a run that is played again. */
  tell(line: string): void {
    if (!this.#isOver) this.#print(`Bland: ${line}`)
  }

  /** Forgets a run that does not exist, or that nobody follows. */
  drop(key: unknown): void {
    if (!this.#talking.has(key)) return
    this.#begun -= 1
    this.#forget(key)
  }

  /** Stops printing. */
  stop(): void {
    this.#isOver = true
    this.#talking.clear()
    this.#rest()
  }

  #forget(key: unknown): void {
    this.#talking.delete(key)
    if (this.#talking.size === 0) this.#rest()
  }

  #rest(): void {
    this.#stopBeat?.()
    this.#stopBeat = null
  }

  #beat(): string {
    const talks = [...this.#talking.values()].map((talk) => `${talk.title} (${this.#lasted(talk)})`)
    const more = talks.length > MOST ? [`${talks.length - MOST} more`] : []
    const names = [...talks.slice(0, MOST), ...more].join(', ')
    return `Bland: ${this.#ended} of ${counted(this.#begun, 'run')} have ended; still running: ${names}`
  }

  #lasted({ since }: Talk): string {
    return shownDuration(this.#clock.now() - since)
  }
}

/**
 * Prints the progress of a session's runs, from the moment when the batch is known. Tests report problems
 * of the session, and run the checks.
 */
export function followSession(
  session: Session,
  chosen: readonly PlannedScenario[],
  progress: Progress,
): void {
  const follow = async (run: PlannedScenario): Promise<void> => {
    if ((await session.refusal()) !== null) return
    progress.begin(run, run.title)
    const judged = await session.scenario(run.key).catch(() => null)
    if (judged === null || judged.run === null) progress.drop(run)
    else progress.end(run, judged.cases.filter(isRed).length)
  }
  for (const scenario of chosen) follow(scenario).catch(() => {})
}
