/** Says how to judge batches in a later run, by the rule of their attempts. */
import type { RepeatRule } from './repeat-options.ts'

/** Batches that are the attempts of one suite. */
export interface JudgedLater {
  /** Their ids, in the order of the attempts. */
  readonly batchIds: readonly string[]
  /** The rule of the suite; absent if it plays each scenario once. */
  readonly rule?: RepeatRule | undefined
}

/** Returns the variable that names the batches, and the flags of the rule: a test file has it, a command has not. */
export function judgeLater({ batchIds, rule }: JudgedLater): string {
  const flags = rule === undefined ? '' : ` (on the command line with ${flagsOf(rule)})`
  return `BLAND_BATCH_ID=${batchIds.join(',')}${flags}`
}

function flagsOf({ times, needed, when, stopEarly }: RepeatRule): string {
  const flags = [`--repeat ${times}`, `--repeat-pass ${needed}`]
  if (when === 'failed') flags.push('--repeat-when failed')
  if (!stopEarly) flags.push('--no-stop-early')
  return flags.join(' ')
}
