/**
 * Generates values as pure functions of a seed and a key, so that neither the order of requests nor the
 * time of day changes what a client sees.
 */
export class Dice {
  readonly #seed: number

  constructor(seed: number) {
    this.#seed = seed
  }

  /** Returns a number from 0 (inclusive) to 1 (exclusive). */
  fraction(key: string): number {
    return mix(hash(`${this.#seed}/${key}`)) / 2 ** 32
  }

  /** Returns a whole number between two bounds, both inclusive. */
  integer(key: string, min: number, max: number): number {
    return min + Math.floor(this.fraction(key) * (max - min + 1))
  }

  /** Returns a score between two bounds, with two decimals as Bland prints them. */
  score(key: string, min: number, max: number): number {
    return Math.round((min + this.fraction(key) * (max - min)) * 100) / 100
  }

  /** Returns an id in the form of a random (version 4) UUID. */
  uuid(key: string): string {
    const words = [0, 1, 2, 3].map((n) => mix(hash(`${this.#seed}/${key}#${n}`)))
    const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('')
    const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4]
    const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`]
    return [...parts, `${variant}${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')
  }
}

/** Hashes with FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string): number {
  let state = 0x811c9dc5
  for (const character of text) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  return state >>> 0
}

/** Mixes with the finaliser of MurmurHash3, so that neighbouring keys give unrelated numbers. */
function mix(state: number): number {
  let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
