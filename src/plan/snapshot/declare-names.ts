/** Declares the names of a snapshot's scenarios, so that TypeScript checks them in the suite's file. */
import { compareTexts } from '../../util/compare.ts'

/** Returns the path of the declaration: next to the snapshot. */
export function declarationOf(snapshot: string): string {
  return `${snapshot.replace(/\.json$/u, '')}.d.ts`
}

/** Returns the declaration of a suite's scenarios. The same names give the same text. */
export function declareNames(
  suite: string,
  scenarios: readonly { readonly name: string }[],
): string {
  const names = [...new Set(scenarios.map(({ name }) => name))].toSorted(compareTexts)
  const union = names.map((name) => `\n      | ${JSON.stringify(name)}`).join('')
  return `// bland-suite writes this file with the snapshot.
interface BlandSuiteRegister {
  ${JSON.stringify(suite)}: {
    scenarios:${union === '' ? ' never' : union}
  }
}
`
}
