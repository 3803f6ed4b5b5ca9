import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { MockInputError } from '../errors.ts'
import { parseScript } from './schema.ts'
import type { MockScript } from './types.ts'

/**
 * Returns the packaged script of a dental practice: three conversations with its agent, two of which pass, their
 * finished batch, and the agent's checks in staging; two conversations with its pathway, one of which passes.
 */
export function acmeDental(): MockScript {
  const own = createRequire(import.meta.url).resolve('@bland-suite/mock/package.json')
  return readMockScript(join(dirname(own), 'scenarios/acme-dental.json'))
}

/**
 * Reads a script file, `{ "scenarios": [...], "agents": [...], "batches": [...], "runs": [...], "faults": [...] }`.
 * @throws {MockInputError} if it is missing, not JSON or not a script
 */
export function readMockScript(file: string): MockScript {
  try {
    return parseScript(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new MockInputError(`${file}: ${reason}`, { cause: error })
  }
}
