/** Explains the verdict on a case, with no sentence twice. */
import { oneLine } from '../../verdict/title.ts'
import { advisoryReason } from '../../verdict/run/advisory.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import type { Evidence } from '../../record/record.ts'

/** Why a case has its verdict. */
export interface Explanation {
  /** The reason as sentences; empty for a pass without a note. */
  readonly text: string
  /** The evidence that the text does not contain. */
  readonly evidence: readonly Evidence[]
}

/** The longest part of a one-line reason, in characters. */
const PART = 300

/**
 * Explains a verdict. If its one-line reason only sums up the evidence, Bland's whole reasoning takes its
 * place, and what was expected and received stands apart.
 */
export function explanationOf(verdict: Verdict, evidence: readonly Evidence[]): Explanation {
  const told = advisoryReason(verdict) ?? reasonOf(verdict)
  const summed = summaryOf(evidence)
  // Every output shows the score beside its run.
  const own = evidence.filter(({ label }) => label !== 'Score of the run')
  // Counts of attempts, or what the baseline knows, may precede the reason.
  if (!`: ${told}`.endsWith(`: ${summed.line}`)) {
    return { text: told, evidence: beyond(told, own) }
  }
  const text = told.slice(0, -summed.line.length) + summed.text
  return { text, evidence: beyond(text, own) }
}

function beyond(text: string, evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.filter((part) => part.isOfAttempts === true || !text.includes(part.text))
}

function reasonOf(verdict: Verdict): string {
  if (verdict.verdict === 'passed') return verdict.note ?? ''
  return verdict.reason.trim() === '' ? 'no reason was given' : verdict.reason
}

/** Builds the one-line reason that the evidence alone explains, and the sentences that it stands for. */
function summaryOf(evidence: readonly Evidence[]): {
  readonly line: string
  readonly text: string
} {
  const find = (label: string): string | null =>
    evidence.find((part) => part.label === label)?.text ?? null
  const [expected, received, reasoning] = [find('Expected'), find('Received'), find('Reasoning')]
  const parts = [
    expected === null ? 'Bland marked it failed' : `expected: ${oneLine(expected, PART)}`,
    received === null ? null : `received: ${oneLine(received, PART)}`,
    reasoning === null ? null : oneLine(reasoning, PART),
  ]
  return {
    line: parts.filter((part) => part !== null).join(' — '),
    text: reasoning ?? sentenceOf(expected, received),
  }
}

function sentenceOf(expected: string | null, received: string | null): string {
  if (expected === null) return 'Bland marked it failed.'
  return received === null ? `Expected ${expected}.` : `Expected ${expected}, received ${received}.`
}
