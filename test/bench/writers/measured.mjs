/** What writing costs a process of its own, as a line of JSON. */

/**
 * Runs `write`, and prints how many milliseconds a run waits for it and how far the memory rose, in MB.
 *
 * @param {() => unknown} write
 */
export async function measured(write) {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const started = performance.now()
  await write()
  const ms = performance.now() - started
  const peak = process.resourceUsage().maxRSS * 1024
  process.stdout.write(`${JSON.stringify({ ms, mb: Math.max(0, peak - before) / 1e6 })}\n`)
}

/**
 * The titles of so many cases: five to a scenario.
 *
 * @param {number} count
 */
export function scenarios(count) {
  return Array.from({ length: count / 5 }, (_, index) => ({
    title: `Scenario ${index}`,
    cases: ['run completes', 'is polite', 'is brief', 'is kind', 'is right'],
  }))
}
