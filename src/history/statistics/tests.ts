/** Exact tests of whether chance alone may have made something worse. They describe, and decide no verdict. */

/** The attempts of a case with a verdict. */
export interface Attempted {
  readonly passed: number
  readonly failed: number
}

/**
 * Returns the chance of at least as many failures now if nothing had changed, by Fisher's exact test: the
 * failures of both sides are shared out at random.
 */
export function chanceOfWorse(before: Attempted, now: Attempted): number {
  const failures = before.failed + now.failed
  const [then, played] = [before.passed + before.failed, now.passed + now.failed]
  const ways = Array.from({ length: failures - now.failed + 1 }, (_, more) => now.failed + more)
  const worse = ways.map((failed) => choose(played, failed) * choose(then, failures - failed))
  return sum(worse) / choose(then + played, failures)
}

/** Returns the smallest chance that so many attempts can show: all passed before, and all fail now. */
export function leastChance(before: Attempted, now: Attempted): number {
  const [then, played] = [before.passed + before.failed, now.passed + now.failed]
  return 1 / choose(then + played, played)
}

/** Corrects the chances of several tests by Holm's method, so that many cases show no change by their number. */
export function holm(chances: readonly number[]): readonly number[] {
  const order = chances.map((_, index) => index).toSorted((a, b) => at(chances, a) - at(chances, b))
  const corrected = new Map<number, number>()
  let largest = 0
  for (const [rank, index] of order.entries()) {
    largest = Math.max(largest, Math.min(1, at(chances, index) * (chances.length - rank)))
    corrected.set(index, largest)
  }
  return chances.map((_, index) => corrected.get(index) ?? 1)
}

/** Returns the chance that at least so many of the scenarios that changed are worse, by the sign test. */
export function chanceOfSigns(worse: number, better: number): number {
  const changed = worse + better
  const ways = Array.from({ length: better + 1 }, (_, fewer) => choose(changed, worse + fewer))
  return sum(ways) / 2 ** changed
}

/** Returns the number of ways to choose some of all; 0 if there are not so many. */
function choose(all: number, some: number): number {
  if (some < 0 || some > all) return 0
  const few = Math.min(some, all - some)
  return Array.from({ length: few }, (_, index) => index + 1).reduce(
    (ways, index) => (ways * (all - few + index)) / index,
    1,
  )
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}

function at(numbers: readonly number[], index: number): number {
  return numbers[index] ?? 1
}
