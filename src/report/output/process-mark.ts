/** Who uses a folder, told so that another process can see whether they are still there. */
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { z } from 'zod'

/** A process: a machine gives its number again, so that more is needed to know it. */
export interface ProcessMark {
  readonly host: string
  /** Names the start of the machine; null where the system does not tell. */
  readonly boot: string | null
  readonly pid: number
  /** When it was started, as the system counts; null where it does not tell. */
  readonly start: string | null
  /** When it last said that it is there, in milliseconds since 1970. */
  readonly seen: number
}

/** Reads a mark. */
export const markSchema: z.ZodType<ProcessMark> = z.object({
  host: z.string(),
  boot: z.string().nullable(),
  pid: z.number().int(),
  start: z.string().nullable(),
  seen: z.number(),
})

/** How long a process that cannot be looked at may be silent before it counts as gone, in milliseconds. */
const SILENCE = 180_000

/** Of this process. */
export function ownMark(): ProcessMark {
  const { pid } = process
  return { host: hostname(), boot: bootOf(), pid, start: startOf(pid), seen: Date.now() }
}

/** Whether two marks are of one process. */
export function isSame(a: ProcessMark, b: ProcessMark): boolean {
  return a.host === b.host && a.boot === b.boot && a.pid === b.pid && a.start === b.start
}

/**
 * Whether the process of a mark has ended. One on another machine cannot be looked at: it is there for as
 * long as it says so.
 */
export function isGone(mark: ProcessMark): boolean {
  const own = ownMark()
  const silence = own.seen - mark.seen
  if (mark.host !== own.host) return silence > SILENCE
  if (mark.boot !== own.boot || !isRunning(mark.pid)) return true
  if (mark.start === null) return silence > SILENCE
  return mark.start !== startOf(mark.pid)
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // It is there, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function bootOf(): string | null {
  return textOf('/proc/sys/kernel/random/boot_id')
}

/** The 22nd field; the second, the name of the program, may have spaces and brackets. */
function startOf(pid: number): string | null {
  const text = textOf(`/proc/${pid}/stat`)
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return null
  }
}
