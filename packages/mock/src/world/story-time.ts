/** Returns a time of the story. Its clock is fixed, so that equal seeds give equal bodies. */
export function storyTime(offset: number): string {
  return new Date(Date.UTC(2026, 4, 4, 8) + offset).toISOString()
}
