/** What writing costs a process of its own, as a line of JSON. */

/** Runs `write`, and prints the milliseconds of the processor that it took and how far the memory rose, in MB. */
export async function measured(write) {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const started = process.cpuUsage()
  await write()
  const { user, system } = process.cpuUsage(started)
  const peak = process.resourceUsage().maxRSS * 1024
  process.stdout.write(
    `${JSON.stringify({ ms: (user + system) / 1000, mb: Math.max(0, peak - before) / 1e6 })}\n`,
  )
}

/** The titles of so many cases: five to a scenario. */
export function scenarios(count) {
  return Array.from({ length: count / 5 }, (_, index) => ({
    title: `Scenario ${index}`,
    cases: ['run completes', 'is polite', 'is brief', 'is kind', 'is right'],
  }))
}
