import { distance } from 'fastest-levenshtein'

/** Suggests the known words nearest to a mistyped one: ` Did you mean …?`. Empty if none is near. */
export function nearest(word: string, known: readonly string[]): string {
  const lower = word.toLowerCase()
  const near = known
    .map((candidate) => ({ candidate, far: distance(lower, candidate.toLowerCase()) }))
    .filter(({ candidate }) => candidate !== '')
    .filter(({ candidate, far }) => far <= Math.max(2, Math.floor(candidate.length / 3)))
    .toSorted((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ candidate }) => `“${candidate}”`)
  return near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`
}
