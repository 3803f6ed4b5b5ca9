/** Formats milliseconds as minutes and seconds: `1:22`. */
export function clock(milliseconds: number): string {
  const all = Math.max(0, Math.round(milliseconds / 1000))
  return `${Math.floor(all / 60)}:${String(all % 60).padStart(2, '0')}`
}
