/** Comparing what we cost with what the runner itself costs, in the same minutes on the same machine. */

/** The middle figures of two things measured in turns. */
export async function inTurns(
  rounds: number,
  ours: () => Promise<number>,
  theirs: () => Promise<number>,
): Promise<{ readonly ours: number; readonly theirs: number; readonly ratio: number }> {
  const figures: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] }
  for (let round = 0; round < rounds; round++) {
    figures.theirs.push(await theirs())
    figures.ours.push(await ours())
  }
  const [a, b] = [quantile(figures.ours, 0.5), quantile(figures.theirs, 0.5)]
  return { ours: a, theirs: b, ratio: a / b }
}

/** How long something takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** The figure below which that share of all is. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
