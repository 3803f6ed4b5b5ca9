import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { recordSchema } from '../../../src/record/record-schema.ts'
import type { RunRecord, SuiteRecord } from '../../../src/record/record.ts'

/** A folder of its own outside of the repository, gone at the end of the block. */
export interface Folder extends AsyncDisposable {
  readonly path: string
  readonly file: (name: string) => string
  readonly names: () => Promise<readonly string[]>
  /** The records in it, by file name, read as reports read them. */
  readonly records: () => Promise<ReadonlyMap<string, RunRecord | SuiteRecord>>
}

export async function aFolder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'bland-suite-unit-'))
  const names = async (): Promise<readonly string[]> => (await readdir(path)).toSorted()
  return {
    path,
    file: (name) => join(path, name),
    names,
    records: async () => {
      const files = (await names()).filter((name) => name.endsWith('.json'))
      const read = files.map(async (name) => {
        const text = await readFile(join(path, name), 'utf8')
        return [name, recordSchema.parse(JSON.parse(text))] as const
      })
      return new Map(await Promise.all(read))
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  }
}
