import { beforeEach, describe, expect, test } from 'vitest'
import { Progress } from '../../../src/runner/main/progress.js'

/** A clock that goes on when it is told to. */
class Clock {
  #now = 0
  readonly #timers = new Set<{ readonly period: number; due: number; readonly act: () => void }>()
  readonly now = (): number => this.#now
  readonly every = (period: number, act: () => void): (() => void) => {
    const timer = { period, due: this.#now + period, act }
    this.#timers.add(timer)
    return () => void this.#timers.delete(timer)
  }

  get ticks(): number {
    return this.#timers.size
  }

  pass(seconds: number): void {
    for (let passed = 0; passed < seconds; passed++) this.#tick()
  }

  #tick(): void {
    this.#now += 1000
    for (const timer of [...this.#timers].filter(({ due }) => due <= this.#now)) {
      timer.due += timer.period
      timer.act()
    }
  }
}

describe('progress', () => {
  let clock = new Clock()
  let lines: string[] = []
  let progress = new Progress(() => {}, clock)
  beforeEach(() => {
    clock = new Clock()
    lines = []
    progress = new Progress((line) => void lines.push(line), clock)
  })

  test('has a line for each run that ends, and one every 30 s on who is still talking', () => {
    progress.begin('a', 'Booking')
    progress.begin('b', 'Transfer')
    clock.pass(2)
    progress.begin('c', 'Cancellation')
    clock.pass(18)
    progress.end('a', 0)
    clock.pass(12)
    progress.end('b', 1)
    clock.pass(30)
    progress.end('c', 2)
    clock.pass(300)
    expect(lines).toEqual([
      'Bland: Booking ended after 20 s (1 of 3 runs)',
      'Bland: 1 of 3 runs have ended; still running: Transfer (30 s), Cancellation (28 s)',
      'Bland: Transfer ended after 32 s, 1 case failed (2 of 3 runs)',
      'Bland: 2 of 3 runs have ended; still running: Cancellation (58 s)',
      'Bland: Cancellation ended after 1 min, 2 cases failed (3 of 3 runs)',
    ])
  })

  test('begins the runs of a session together, and once', () => {
    const runs = [
      ['a', 'Booking'],
      ['b', 'Transfer'],
    ] as const
    progress.beginAll('session', () => runs)
    progress.end('a', 0)
    progress.beginAll('session', () => runs)
    progress.end('a', 0)
    progress.end('b', 0)
    expect(lines).toEqual([
      'Bland: Booking ended after 0 s (1 of 2 runs)',
      'Bland: Transfer ended after 0 s (2 of 2 runs)',
    ])
  })

  test('counts the runs of batches that follow one another', () => {
    progress.begin('a', 'Booking')
    progress.end('a', 0)
    progress.begin('b', 'Transfer')
    clock.pass(30)
    progress.end('b', 0)
    expect(lines).toEqual([
      'Bland: Booking ended after 0 s (1 of 1 run)',
      'Bland: 1 of 2 runs have ended; still running: Transfer (30 s)',
      'Bland: Transfer ended after 30 s (2 of 2 runs)',
    ])
  })

  test('tells minutes where there are many seconds', () => {
    progress.begin('a', 'Booking')
    clock.pass(119)
    lines.length = 0
    clock.pass(1)
    clock.pass(119)
    progress.end('a', 0)
    expect(lines[0]).toContain('Booking (2 min)')
    expect(lines.at(-1)).toContain('after 3 min')
  })

  test('names eight at most', () => {
    for (let run = 1; run <= 12; run++) progress.begin(`${run}`, `Run ${run}`)
    clock.pass(30)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/Run 7 \(30 s\), Run 8 \(30 s\), 4 more$/u)
  })

  test('tells each run once, and nothing of one that nobody began or that is not there', () => {
    progress.begin('a', 'Booking')
    progress.begin('a', 'Booking')
    progress.begin('b', 'Refused')
    progress.drop('b')
    progress.drop('b')
    progress.end('b', 0)
    progress.end('c', 0)
    progress.end('a', 0)
    progress.end('a', 0)
    expect(lines).toEqual(['Bland: Booking ended after 0 s (1 of 1 run)'])
  })

  test('leaves no timer when all have ended, and says nothing once it is stopped', () => {
    progress.begin('a', 'Booking')
    progress.end('a', 0)
    expect(clock.ticks).toBe(0)
    progress.begin('b', 'Transfer')
    expect(clock.ticks).toBe(1)
    progress.stop()
    progress.begin('c', 'Cancellation')
    clock.pass(60)
    progress.end('b', 0)
    expect(clock.ticks).toBe(0)
    expect(lines).toHaveLength(1)
  })

  test('is a line that no CI takes for a command, whatever a run is called', () => {
    progress.begin('a', '::error::x\n##vso[task.complete]\u001B[31m')
    progress.end('a', 0)
    expect(lines).toEqual(['Bland: ::error::x # #vso[task.complete] ended after 0 s (1 of 1 run)'])
  })
})
