/** Identifies the process that uses a folder, so that another process can see whether it still runs. */
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { z } from 'zod'

/** The mark of a process. Its number alone is not enough, because systems reuse numbers. */
export interface ProcessMark {
  readonly host: string
  /** Identifies the boot of the machine; null if the system does not say. */
  readonly boot: string | null
  readonly pid: number
  /** When the process started, as the system counts; null if it does not say. */
  readonly start: string | null
  /** When the mark was last renewed, in milliseconds since 1970. */
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

/** After which silence a process that cannot be inspected counts as ended, in milliseconds. */
const SILENCE = 180_000

/** Returns the mark of this process. */
export function ownMark(): ProcessMark {
  const { pid } = process
  return { host: hostname(), boot: bootOf(), pid, start: startOf(pid), seen: Date.now() }
}

/** Returns whether two marks are of the same process. */
export function isSame(a: ProcessMark, b: ProcessMark): boolean {
  return a.host === b.host && a.boot === b.boot && a.pid === b.pid && a.start === b.start
}

/**
 * Returns whether the process of a mark has ended. One on another machine cannot be inspected: it runs as
 * long as it renews its mark.
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
    // The process exists, but belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function bootOf(): string | null {
  return textOf('/proc/sys/kernel/random/boot_id')
}

/** Returns the 22nd field. The second field, the name of the program, may contain spaces and brackets. */
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
