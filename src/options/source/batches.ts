/** Existing batches as the source of a suite. Several are its attempts, in their order. */
import { BlandOptionError } from '../../errors/option-errors.ts'
import type { NameOption } from '../../errors/message.ts'
import { namedBatches } from '../environment.ts'
import type { Environment } from '../environment.ts'
import { repeatsOf } from '../repeat/repeat-options.ts'
import type { SuiteOptions } from '../suite-options.ts'

/** One batch, or the batches of several attempts. */
export type BatchIds = readonly [string, ...string[]]

/**
 * Returns the batches that `BLAND_BATCH_ID` or the options name; null if they name none.
 *
 * @throws {@link BlandOptionError} if one is named twice, or they are more than the attempts of `repeat`
 */
export function attachedBatches(options: SuiteOptions, env: Environment): BatchIds | null {
  const variable = namedBatches(env)
  const [first, ...others] = variable ?? [options.batchId ?? []].flat()
  if (first === undefined) return null
  const ids: BatchIds = [first, ...others]
  const source = (name: NameOption): string =>
    variable === undefined ? name('batchId') : 'BLAND_BATCH_ID'
  const twice = ids.find((id, index) => ids.indexOf(id) < index)
  if (twice !== undefined) {
    throw new BlandOptionError(
      (name) =>
        `${source(name)} names batch ${twice} twice. Each attempt is another batch: leave one out.`,
    )
  }
  const most = Math.max(0, ...repeatsOf(options).map(({ times }) => times))
  if (most === 0 || ids.length <= most) return ids
  throw new BlandOptionError(
    (name) =>
      `${source(name)} names ${ids.length} batches, but ${name('repeat')} allows ${most} attempts. ` +
      'Name fewer batches, or allow more attempts.',
  )
}
