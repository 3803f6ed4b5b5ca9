/** How sure a rate is: the 95 % interval of Clopper and Pearson, which is exact. */

/** The bounds of a rate, from 0 to 1. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** The share that the interval leaves out at each end. */
const TAIL = 0.025
/** Halves the range to less than the distance between two numbers of JavaScript. */
const STEPS = 60

/** Returns the rates that so many passes of so many attempts leave possible. They describe, and decide nothing. */
export function intervalOf(passed: number, all: number): Interval {
  return { low: lowest(passed, all), high: 1 - lowest(all - passed, all) }
}

/** Returns the rate with which so many passes or more have just the probability of the tail. */
function lowest(passed: number, all: number): number {
  if (passed === 0) return 0
  let [low, high] = [0, 1]
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2
    if (atLeast(passed, all, middle) < TAIL) low = middle
    else high = middle
  }
  return low
}

/** Returns how likely so many attempts or more pass, if each passes with this rate. */
function atLeast(passed: number, all: number, rate: number): number {
  let [sum, term] = [0, (1 - rate) ** all]
  for (let count = 0; count <= all; count += 1) {
    if (count >= passed) sum += term
    term *= ((all - count) / (count + 1)) * (rate / (1 - rate))
  }
  return sum
}
