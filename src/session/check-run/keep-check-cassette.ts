/** Saves an ended check run in a cassette if the user wants it. */
import { BlandCassetteError } from '../../errors/file-errors.ts'
import { writeCassette } from '../../cassette/file.ts'
import type { JudgedChecks, OpenedChecks } from './play-checks.ts'
import { isEnded } from './follow-checks.ts'

/**
 * Writes the cassette of an ended check run. Writes none if nothing was started: its waiters know why.
 *
 * @throws {@link BlandCassetteError} if the check run was not followed to its end
 */
export function keepCheckCassette(
  { input, source }: OpenedChecks,
  { run, evidence }: JudgedChecks,
): void {
  const { settings, link } = input
  const { cassette } = settings
  if (cassette?.mode !== 'record' || run === null) return
  if (!isEnded(run)) {
    throw new BlandCassetteError(
      `The cassette ${cassette.path} was not written: check run ${run.id} was not followed to its end.`,
    )
  }
  const { client } = link
  writeCassette(cassette.path, {
    version: 1,
    host: client.host,
    redacted: link.redacted,
    scenarios: [],
    batch: null,
    runs: evidence.runs,
    checks: {
      agent_id: source.agentId,
      version_id: source.versionId,
      run,
      saved: input.plan.savedChecks ?? null,
      reasons: evidence.reasons,
      cost: evidence.cost,
    },
  })
}
