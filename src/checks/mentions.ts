/** Collects the names that a check looks up in vain: they may be misspelt. */
import type { Mentions } from '../record/record.ts'

/** By the run, which is the same object in a check and in its matchers. */
const listening = new WeakMap<object, { nodes: Set<string>; variables: Set<string> }>()

/** Notes the names that a run does not have, if a check listens. */
export function mention(
  given: unknown,
  kind: keyof Mentions,
  names: readonly string[],
  had: readonly string[],
): void {
  const noted = typeof given === 'object' && given !== null ? listening.get(given) : undefined
  for (const name of names) if (!had.includes(name)) noted?.[kind].add(name)
}

/** Listens while a check runs. The returned function gives the noted names. */
export function listen(run: object): () => Mentions | undefined {
  const noted = { nodes: new Set<string>(), variables: new Set<string>() }
  listening.set(run, noted)
  return () => {
    const { nodes, variables } = noted
    return nodes.size + variables.size === 0
      ? undefined
      : { nodes: [...nodes], variables: [...variables] }
  }
}
