/** How long tests may be collected, in milliseconds: at a desk somebody waits for the list of tests. */
export function collectingTime(env: Readonly<Record<string, string | undefined>>): number {
  return env['CI'] === 'true' ? 60_000 : 15_000
}
