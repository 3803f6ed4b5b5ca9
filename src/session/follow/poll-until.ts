/** The last look at something that continues, and whether to look again. */
export interface Seen<T> {
  readonly seen: T
  readonly isLast: boolean
}

/** Returns what the last look saw. At the deadline, returns the latest look. */
export async function lastSeen<T>(
  looks: AsyncIterable<Seen<T>>,
  first: T,
  deadline: AbortSignal,
): Promise<T> {
  let last = first
  const watch = async (): Promise<void> => {
    for await (const { seen, isLast } of looks) {
      last = seen
      if (isLast) return
    }
  }
  await watch().catch((error: unknown) => {
    if (!deadline.aborted) throw error
  })
  return last
}
