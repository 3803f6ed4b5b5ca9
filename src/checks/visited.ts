/** Matches the nodes of the pathway that a run visited. */
import { BlandOptionError } from '../errors/option-errors.ts'
import { tellFinding } from './finding.ts'
import type { MatcherResult } from './finding.ts'
import { mention } from './mentions.ts'
import { present, readRun } from './read-run.ts'

/** Matches if the run visited the node, or all of the nodes, in any order. */
export function toHaveVisited(given: unknown, path: string | readonly string[]): MatcherResult {
  const run = readRun(given, 'toHaveVisited')
  const wanted = readPath(path, 'toHaveVisited')
  const visited = present(run.nodes_visited, 'visited nodes', run)
  mention(given, 'nodes', wanted, visited)
  const nodes = wanted.length === 1 ? `node ${quote(wanted)}` : `the nodes ${quote(wanted)}`
  return tellFinding(
    {
      pass: wanted.every((node) => visited.includes(node)),
      expected: `reaches ${nodes}`,
      unexpected: wanted.length === 1 ? `never reaches ${nodes}` : `does not reach all ${nodes}`,
      received: tellVisited(visited),
    },
    run,
  )
}

/** Matches if the run visited the nodes in this order; others may be between them. */
export function toHaveVisitedInOrder(given: unknown, path: readonly string[]): MatcherResult {
  const run = readRun(given, 'toHaveVisitedInOrder')
  const wanted = readPath(path, 'toHaveVisitedInOrder')
  const visited = present(run.nodes_visited, 'visited nodes', run)
  mention(given, 'nodes', wanted, visited)
  const order = quote(wanted, ' → ')
  return tellFinding(
    {
      pass: isInOrder(wanted, visited),
      expected: `reaches ${order}, in this order`,
      unexpected: `does not reach ${order} in this order`,
      received: tellVisited(visited),
    },
    run,
  )
}

function readPath(path: unknown, matcher: string): readonly string[] {
  const nodes: readonly unknown[] = Array.isArray(path) ? path : [path]
  const names = nodes.filter((node) => typeof node === 'string' && node !== '')
  if (names.length > 0 && names.length === nodes.length) return names.map(String)
  throw new BlandOptionError(`${matcher} expects the name of a node, or a list of names.`)
}

function isInOrder(wanted: readonly string[], visited: readonly string[]): boolean {
  let from = 0
  return wanted.every((node) => {
    const at = visited.indexOf(node, from)
    from = at + 1
    return at >= 0
  })
}

function tellVisited(visited: readonly string[]): string {
  return visited.length === 0 ? 'no node' : quote(visited, ' → ')
}

function quote(nodes: readonly string[], between = ', '): string {
  return nodes.map((node) => `“${node}”`).join(between)
}
