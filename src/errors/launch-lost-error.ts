import { BlandError } from './bland-error.ts'
import { isError } from './is-error.ts'

/** The batch was asked for and the answer was lost: it may run. It is never asked for twice. */
export class BlandLaunchLostError extends BlandError {
  override name = 'BlandLaunchLostError'

  constructor(options: { cause: unknown }) {
    const said = isError(options.cause) ? options.cause.message.replace(/\.$/u, '') : ''
    const why = said === '' ? '' : ` (${said})`
    super(
      'BLAND_LAUNCH_LOST',
      `The answer to the launch was lost, so a batch may have been started${why}. ` +
        'It was not asked for again, as that could start a second paid batch. Find the batch in the Bland dashboard, ' +
        'and judge it with BLAND_BATCH_ID=<its id> or the option `batchId`.',
      options,
    )
  }
}
