import { isError } from './thrown.ts'
import { BlandError } from './bland-error.ts'

/**
 * The request to start a batch was sent, but its answer was lost: a batch may have started. It is never sent again.
 * @remarks Find the batch in the Bland dashboard and report on it with `BLAND_BATCH_ID`.
 */
export class BlandLaunchLostError extends BlandError {
  override name = 'BlandLaunchLostError'
  declare readonly code: 'BLAND_LAUNCH_LOST'

  constructor(options: { cause: unknown }) {
    const said = isError(options.cause) ? options.cause.message.replace(/\.$/u, '') : ''
    const why = said === '' ? '' : ` (${said})`
    super(
      'BLAND_LAUNCH_LOST',
      `The answer to the request that starts the batch was lost, so a batch may have been started${why}. ` +
        'The request was not sent again, because that could start a second paid batch. Find the batch in the Bland dashboard, ' +
        'and report on it with BLAND_BATCH_ID=<its id> or the option `batchId`.',
      options,
    )
  }
}
