/** Comparing what we cost with what the runner itself costs, in the same minutes on the same machine. */

/** The middle of several wall times, in milliseconds, of two things done in turns. */
export async function inTurns(
  rounds: number,
  ours: () => Promise<unknown>,
  theirs: () => Promise<unknown>,
): Promise<{ readonly ours: number; readonly theirs: number; readonly ratio: number }> {
  const times: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] }
  for (let round = 0; round < rounds; round++) {
    // oxlint-disable-next-line no-await-in-loop -- in turns
    times.theirs.push(await timed(theirs))
    // oxlint-disable-next-line no-await-in-loop -- in turns
    times.ours.push(await timed(ours))
  }
  const [a, b] = [middle(times.ours), middle(times.theirs)]
  return { ours: a, theirs: b, ratio: a / b }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** The middle one. */
export function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

/** Prints a row of the table. */
export function print(what: string, figures: Readonly<Record<string, number | string>>): void {
  const told = Object.entries(figures).map(([name, value]) =>
    typeof value === 'number' ? `${name} ${value.toFixed(2)}` : `${name} ${value}`,
  )
  process.stdout.write(`${what}: ${told.join(', ')}\n`)
}
