import pLimit from 'p-limit'

/** All of them at once would stand in memory, as text too. */
const AT_ONCE = 8

/** Does something with each item, a few at a time; what comes of each, in their order. */
export async function fewAtOnce<T, R>(
  items: Iterable<T>,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const limit = pLimit(AT_ONCE)
  return Promise.all([...items].map((item) => limit(() => work(item))))
}
