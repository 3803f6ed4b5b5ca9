/** Sets older outputs aside until it is known whether they are replaced. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { hasCode, unwritable, writeWhole } from '../../util/whole-file.ts'
import { MARK } from './claim.ts'
import { reportFiles } from './places.ts'
import type { Places } from './places.ts'

/** Outputs that were set aside. */
export interface SetAside {
  /** Puts them back. */
  readonly putBack: () => void
  /** Removes them. */
  readonly forget: () => void
}

/** Their place in the folder of records. The content of a killed test run there is deleted. */
const EARLIER = 'earlier'

/**
 * Moves all older outputs away, and nothing that is not ours.
 *
 * @param keeps whether an entry of the folder of records stays
 * @throws {@link BlandRecordError} if an entry cannot be moved
 */
export function setAside(places: Places, keeps: (name: string) => boolean): SetAside {
  const texts = reportFiles(places).flatMap((path) => {
    const text = read(path)
    return text === null ? [] : [[path, text] as const]
  })
  const records = join(places.outDir, '.bland')
  const aside = join(records, EARLIER)
  rmSync(aside, { recursive: true, force: true })
  const moved = [
    join(places.outDir, 'transcripts'),
    ...entriesOf(records)
      .filter((name) => name !== MARK && name !== EARLIER && !keeps(name))
      .map((name) => join(records, name)),
  ].flatMap((path, index) => move(path, join(aside, String(index))))
  for (const [path] of texts) rmSync(path, { force: true })
  let isOpen = true
  const forget = (): void => {
    if (isOpen) rmSync(aside, { recursive: true, force: true })
    isOpen = false
  }
  return {
    putBack: () => {
      if (!isOpen) return
      for (const path of reportFiles(places)) rmSync(path, { force: true })
      for (const [path, text] of texts) writeWhole(path, text)
      for (const { from, to } of moved) {
        rmSync(from, { recursive: true, force: true })
        move(to, from)
      }
      forget()
    },
    forget,
  }
}

/** Sets only the XML aside, if the rest of the folder has been set aside before. */
export function setAsideXml({ junit }: Pick<Places, 'junit'>): SetAside {
  const text = junit === null ? null : read(junit)
  const putBack = (): void => {
    if (junit !== null) rmSync(junit, { force: true })
    if (junit !== null && text !== null) writeWhole(junit, text)
  }
  return { putBack, forget: () => {} }
}

interface Moved {
  readonly from: string
  readonly to: string
}

function move(from: string, to: string): readonly Moved[] {
  try {
    mkdirSync(dirname(to), { recursive: true })
    renameSync(from, to)
    return [{ from, to }]
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return []
    throw unwritable(from, error)
  }
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
