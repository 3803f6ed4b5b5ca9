/** Times as reports show them: the same on every machine. */

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/u

/**
 * Converts a time of the API to ISO 8601 in UTC, with Z; a time without a zone is UTC. Null for other
 * texts.
 */
export function toTimestamp(given: string | null): string | null {
  const [time, zone] = TIME.exec(given ?? '') ?? []
  const at = time === undefined ? NaN : Date.parse(zone === undefined ? `${time}Z` : time)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

/** Formats the same time for people, to the second. */
export function shownTime(given: string | null): string | null {
  const stamp = toTimestamp(given)
  return stamp === null ? null : `${stamp.slice(0, 10)} ${stamp.slice(11, 19)} UTC`
}

/** Formats milliseconds as seconds with one decimal. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`
}

/** Formats milliseconds for people: `12 s`, `8 min 49 s`, `1 h 5 min`. */
export function shownDuration(milliseconds: number): string {
  const all = Math.round(milliseconds / 1000)
  const [hours, minutes, rest] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60]
  const parts =
    hours > 0
      ? [`${hours} h`, minutes === 0 ? '' : `${minutes} min`]
      : [minutes === 0 ? '' : `${minutes} min`, rest === 0 && minutes > 0 ? '' : `${rest} s`]
  return parts.filter((part) => part !== '').join(' ')
}
