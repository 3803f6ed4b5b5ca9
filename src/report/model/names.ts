/** Names suites in reports, and groups their cases. */
import { distinct } from '../../verdict/title.ts'
import type { NativeCase } from './native-case.ts'

/** The parts of a suite's name. */
interface Named extends Pick<NativeCase, 'suite' | 'project'> {
  readonly key: Pick<NativeCase['key'], 'suite'>
}

/** Returns the reported name of each suite, by its key: distinct, with the project if several ran it. */
export function nameSuites(cases: readonly Named[]): ReadonlyMap<string, string> {
  const suites = [...groupBy(cases, (one) => one.key.suite)].map(([key, [first]]) => ({
    key,
    first,
  }))
  const names = suites.map(({ first }) => {
    const projects = new Set(
      suites
        .filter((other) => other.first.suite === first.suite)
        .map((other) => other.first.project),
    )
    const name = undotted(first.suite)
    return projects.size > 1 && first.project !== null ? `${undotted(first.project)}.${name}` : name
  })
  const unique = distinct(names)
  return new Map(suites.map(({ key }, index) => [key, unique[index] ?? '']))
}

/** Returns the name of a suite after the titles of its describes, outermost first. */
export function suiteName(describes: readonly string[], name: string): string {
  return [...describes.filter((title) => title !== ''), name].join(' › ')
}

/** Replaces dots, because Jenkins and others split a class name at its last dot. */
export function undotted(name: string): string {
  return name.replaceAll('.', '_')
}

/** A list with at least one entry. */
export type NonEmpty<T> = readonly [T, ...T[]]

/** Groups items in order of first appearance. */
export function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): ReadonlyMap<string, NonEmpty<T>> {
  const groups = new Map<string, [T, ...T[]]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}
