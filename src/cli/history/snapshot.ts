/** The command `snapshot`, which writes the file that the option `snapshot` reads. */
import type { SuiteSettings } from '../../options/settings.ts'
import { prepareSuite } from '../../plan/prepare.ts'
import { counted } from '../../util/count.ts'
import { NativeAbortController } from '../../util/native.ts'
import { EXIT } from '../exit-code.ts'
import type { ExitCode } from '../exit-code.ts'

/**
 * Writes the snapshot of a suite. Starts nothing.
 *
 * @throws {@link BlandError} if the scenarios cannot be read, or the file cannot be written
 */
export async function takeSnapshot(settings: SuiteSettings): Promise<ExitCode> {
  const prepared = await prepareSuite(settings, new NativeAbortController().signal)
  if (prepared.state === 'unplanned') throw prepared.error
  const count = counted(prepared.plan.scenarios.length, 'scenario')
  process.stdout.write(`${settings.snapshot?.path ?? ''}: wrote ${count}.\n`)
  return EXIT.green
}
