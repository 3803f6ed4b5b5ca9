/** Reading on in a file that grows. */
import { closeSync, openSync, readSync, statSync } from 'node:fs'

const LINE_FEED = 10

/** Gives the lines that have become whole since it was last called; none where there is no file yet. */
export function newLines(path: string): () => readonly string[] {
  let at = 0
  return () => {
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
    if (size <= at) return []
    const bytes = readFrom(path, at, size - at)
    const whole = bytes.subarray(0, bytes.lastIndexOf(LINE_FEED) + 1)
    at += whole.length
    return whole.toString().split('\n').slice(0, -1)
  }
}

function readFrom(path: string, position: number, length: number): Buffer {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(length)
    return bytes.subarray(0, readSync(file, bytes, { position }))
  } finally {
    closeSync(file)
  }
}
