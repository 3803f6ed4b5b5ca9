/** Verdicts as short text, so that an expectation is one literal. */
import type { JudgedCase } from '../../../src/verdict/run/judge-run.ts'
import type { Verdict } from '../../../src/verdict/verdict.ts'

/** `passed`, `passed (note)` or `failed: reason`. */
export function told(verdict: Verdict): string {
  if (verdict.verdict !== 'passed') return `${verdict.verdict}: ${verdict.reason}`
  return verdict.note === undefined ? 'passed' : `passed (${verdict.note})`
}

/** Every case by its title. */
export function toldAll(judged: readonly JudgedCase[]): Readonly<Record<string, string>> {
  return Object.fromEntries(judged.map(({ planned, verdict }) => [planned.title, told(verdict)]))
}
