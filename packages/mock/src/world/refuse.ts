import { MockInputError } from '../errors.ts'

/** Returns the path of an element in the script. */
type PathOf = (index: number) => string

/** @throws {MockInputError} if there is a problem */
export function refuse(problem: string | undefined): void {
  if (problem !== undefined) {
    throw new MockInputError(problem)
  }
}

/** Describes the first id that is used twice. */
export function repeated(ids: readonly string[], pathOf: PathOf): string | undefined {
  const index = ids.findIndex((id, at) => ids.indexOf(id) < at)
  return index < 0 ? undefined : `${pathOf(index)}: the id ${ids[index]} is used twice`
}

/** Describes the first id that nothing has; `kind` names what should have it. */
export function unknown(
  ids: readonly string[],
  { kind = 'scenario', all }: { readonly kind?: string; readonly all: readonly string[] },
  pathOf: PathOf,
): string | undefined {
  const index = ids.findIndex((id) => !all.includes(id))
  return index < 0 ? undefined : `${pathOf(index)}: no ${kind} has the id ${ids[index]}`
}
