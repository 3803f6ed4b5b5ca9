/** Says what to do where definitions are unknown. */

/** Returns a line if the definition of one of the scenarios is unknown, in a list of none or one. */
export function tellUnknown(
  scenarios: Iterable<{ readonly fingerprint: string | null }>,
): readonly string[] {
  const isKnown = [...scenarios].every(({ fingerprint }) => fingerprint !== null)
  return isKnown ? [] : [UNKNOWN]
}

const UNKNOWN =
  'A run without a baseline may not read whole definitions: play with --baseline FILE (in a suite: `baseline`), and use that report.'
