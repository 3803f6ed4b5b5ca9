/** Removes an API key from texts that are going to be shown. */

/**
 * Replaces a secret by `[key]`, even if some of its characters are percent-encoded or escaped as in JSON.
 * An unguessable secret is replaced everywhere, even in Base64; a guessable one only as a whole word:
 * `test` is no part of `latest`. A blank or empty secret replaces nothing.
 */
export function redactSecret(text: string, secret: string): string {
  if (secret.trim() === '') return text
  const anywhere = patterns.get(secret) ?? patternOf(secret)
  patterns.set(secret, anywhere)
  return text.replaceAll(anywhere, '[key]')
}

/** Returns whether a secret could also be a word or an id: it is short, or has no digit. */
export function isGuessable(secret: string): boolean {
  const { length } = secret.trim()
  return length < 12 || (length < 20 && !/\d/u.test(secret))
}

/** A cache, because every answer is searched for the same secret. */
const patterns = new Map<string, RegExp>()

/**
 * Matches if a word can begin here: after a character that no word contains, or after an escape that ends
 * in a letter.
 */
const START = String.raw`(?<![\p{L}\p{N}_\-])|(?<=%[\da-fA-F]{2}|\\[bfnrt]|\\u[\da-fA-F]{4})`
const END = String.raw`(?![\p{L}\p{N}_\-])`

function patternOf(secret: string): RegExp {
  // Treats several backslashes as one: each nesting of JSON in JSON adds more.
  const characters = Array.from(secret.trim().replaceAll(/\\+/gu, '\\'))
  const spelled = characters.map(spellings).join('')
  const forms = isGuessable(secret)
    ? [`(?:${START})${spelled}${END}`]
    : [spelled, ...inBase64(secret.trim())]
  // Matches tokens first, so that they stay even if the secret is a part of them.
  return new RegExp([String.raw`\[key\]`, ...forms].join('|'), 'gu')
}

/** Returns the Base64 characters that depend only on the secret, for each position among triples of bytes. */
function inBase64(secret: string): readonly string[] {
  const bytes = Buffer.from(secret)
  const starts = [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
    const whole = Math.floor(((before + bytes.length) * 8) / 6)
    return encoded.slice(Math.ceil((before * 8) / 6), whole)
  })
  // The last character may hold bits of the next byte, and is matched too.
  return starts.map((start) => {
    const either = start.replaceAll('+', '[+\\-]').replaceAll('/', '[/_]')
    return `${either}[\\w+/\\-]?={0,2}`
  })
}

/** Returns a pattern for all ways to write a character. */
function spellings(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
  const json = units.map((unit) => `\\\\{1,8}u${anyCase(unit.toString(16).padStart(4, '0'))}`)
  const bytes = Array.from(new TextEncoder().encode(character))
  const percent = bytes.map((byte) => `%${anyCase(byte.toString(16).padStart(2, '0'))}`)
  // A quote gets backslashes too, with each nesting of JSON in JSON.
  const escape = /["/]/u.test(character) ? String.raw`\\{0,8}` : ''
  const plain = character === '\\' ? String.raw`\\{1,64}` : `${escape}${literal(character)}`
  return `(?:${plain}|${percent.join('')}|${json.join('')})`
}

function anyCase(hex: string): string {
  return hex.replaceAll(/[a-f]/gu, (digit) => `[${digit}${digit.toUpperCase()}]`)
}

function literal(character: string): string {
  return /[\^$\\.*+?()[\]{}|/]/u.test(character) ? `\\${character}` : character
}
