/** What is told of conversations while they go on, for logs: when a line comes, and what it says. */
import { counted } from '../../util/count.ts'
import { oneLine } from '../../verdict/title.ts'
import { shownDuration } from '../../util/times.ts'

/** The clock that progress goes by. */
export interface ProgressClock {
  /** In milliseconds, since whenever. */
  readonly now: () => number
  /** Acts every so many milliseconds, until what it gives is called. */
  readonly every: (milliseconds: number, act: () => void) => () => void
}

/** A run that goes on. */
interface Talk {
  readonly title: string
  readonly since: number
}

/** How often those who still talk are named, in milliseconds: some CI systems end a job that is silent. */
const BEAT = 30_000
/** How many of them are named, and the longest name, in characters. */
const MOST = 8
const LONGEST = 60

/** Tells who is still talking, and since when: a line a run that has ended, and one every 30 s. */
export class Progress {
  readonly #clock: ProgressClock
  readonly #print: (line: string) => void
  readonly #talking = new Map<string, Talk>()
  #begun = 0
  #ended = 0
  #stopBeat: (() => void) | null = null
  #isOver = false

  constructor(clock: ProgressClock, print: (line: string) => void) {
    this.#clock = clock
    this.#print = print
  }

  /** A run has begun. */
  begin(key: string, title: string): void {
    if (this.#isOver || this.#talking.has(key)) return
    this.#begun += 1
    this.#talking.set(key, { title: oneLine(title, LONGEST), since: this.#clock.now() })
    this.#stopBeat ??= this.#clock.every(BEAT, () => this.#print(this.#beat()))
  }

  /** A run has ended; `red` counts the cases of it that failed or errored, as far as is known. */
  end(key: string, red: number): void {
    const talk = this.#talking.get(key)
    if (talk === undefined) return
    this.#ended += 1
    this.#forget(key)
    const failed = red === 0 ? '' : `, ${counted(red, 'case')} failed`
    const count = `(${this.#ended} of ${counted(this.#begun, 'run')})`
    this.#print(`Bland: ${talk.title} has ended after ${this.#lasted(talk)}${failed} ${count}`)
  }

  /** There is no such run, or nobody follows it any more. */
  drop(key: string): void {
    if (!this.#talking.has(key)) return
    this.#begun -= 1
    this.#forget(key)
  }

  /** Nothing is told any more. */
  stop(): void {
    this.#isOver = true
    this.#talking.clear()
    this.#rest()
  }

  #forget(key: string): void {
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
    return `Bland: ${this.#ended} of ${counted(this.#begun, 'run')} have ended; still talking: ${names}`
  }

  #lasted({ since }: Talk): string {
    return shownDuration(this.#clock.now() - since)
  }
}
