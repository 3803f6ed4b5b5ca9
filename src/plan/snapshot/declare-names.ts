/** Declares the names of a snapshot's scenarios, so that TypeScript checks them in the suite's file. */
import { compareTexts } from '../../util/compare.ts'
import { fingerprint } from '../../util/fingerprint.ts'

/** Returns the path of the declaration: next to the snapshot. */
export function declarationOf(snapshot: string): string {
  return `${snapshot.replace(/\.json$/u, '')}.d.ts`
}

/**
 * Returns the declaration of a suite's scenarios. The same names give the same text. The names stand in an interface of
 * their own, so that two snapshots of suites with one name add to each other.
 */
export function declareNames(
  suite: string,
  scenarios: readonly { readonly name: string }[],
): string {
  const names = [...new Set(scenarios.map(({ name }) => name))].toSorted(compareTexts)
  const own = `BlandScenarios_${fingerprint(suite)}`
  return `// bland-suite writes this file with the snapshot.
interface BlandSuiteRegister {
  ${JSON.stringify(suite)}: ${own}
}

interface ${own} {
${names.map((name) => `  ${JSON.stringify(name)}: unknown\n`).join('')}}
`
}
