/** Counts the labels of the baseline. */
import { LABELS } from '../../verdict/compared/comparison.ts'
import type { Comparison } from '../../verdict/compared/comparison.ts'

/** Counts labels in words: `1 new failure · 2 still failing · 36 as before`; empty for none. */
export function countLabels(labels: readonly string[]): string {
  const known: readonly string[] = LABELS
  const others = [...new Set(labels)].filter((label) => !known.includes(label))
  const parts = [...LABELS.slice(0, -1), ...others, ...LABELS.slice(-1)].flatMap((label) => {
    const count = labels.filter((other) => other === label).length
    return count === 0 ? [] : [`${count} ${inPlural(label, count)}`]
  })
  return parts.join(' · ')
}

function inPlural(label: string, count: number): string {
  return label === 'new failure' && count > 1 ? 'new failures' : label
}

/** Returns the labels of reported cases. */
export function baselineLabels(
  cases: readonly { readonly baseline?: Comparison | undefined }[],
): readonly string[] {
  return cases.flatMap(({ baseline }) => baseline?.label ?? [])
}
