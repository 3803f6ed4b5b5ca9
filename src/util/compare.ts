/** Compares texts for sorting: the same on every machine, no matter what its language is. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
