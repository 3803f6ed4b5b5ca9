/** What was seen of something that goes on, and whether it is worth looking again. */
export interface Seen<T> {
  readonly seen: T
  readonly isLast: boolean
}

/** What the last look saw; where the deadline comes first, what stood by then. */
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
