import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { MockInputError } from '../errors.ts'
import { parseScript } from './schema.ts'
import type { MockScript } from './types.ts'

/**
 * The packaged script: three conversations with a dental practice's agent, two of which pass, and
 * one finished batch of them.
 */
export function acmeDental(): MockScript {
  return readMockScript(fileURLToPath(new URL('../../scenarios/acme-dental.json', import.meta.url)))
}

/**
 * Reads a script file, `{ "scenarios": [...], "batches": [...], "runs": [...], "faults": [...] }`.
 * @throws {MockInputError} where it is absent, not JSON or not a script
 */
export function readMockScript(file: string): MockScript {
  try {
    return parseScript(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new MockInputError(`${file}: ${reason}`, { cause: error })
  }
}
