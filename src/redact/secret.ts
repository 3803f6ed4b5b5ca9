/** Takes an API key out of whatever is going to be shown. */

/**
 * Replaces a secret by `[key]`, also percent-encoded or escaped as in JSON, each character by itself. One that
 * nobody could guess is replaced wherever it stands, also in Base64; another one only where it stands alone:
 * `test` is no part of `latest`. A secret of blanks, or an empty one, is none.
 */
export function redactSecret(text: string, secret: string): string {
  if (secret.trim() === '') return text
  const anywhere = patterns.get(secret) ?? patternOf(secret)
  patterns.set(secret, anywhere)
  return text.replaceAll(anywhere, '[key]')
}

/** Whether a secret may be a word or an id as well: it is short, or has no digit. */
export function isGuessable(secret: string): boolean {
  const { length } = secret.trim()
  return length < 12 || (length < 20 && !/\d/u.test(secret))
}

/** Every answer is searched for the same secret. */
const patterns = new Map<string, RegExp>()

/** What a word does not go on after: a character that is in none, or an escape that ends in a letter. */
const START = String.raw`(?<![\p{L}\p{N}_\-])|(?<=%[\da-fA-F]{2}|\\[bfnrt]|\\u[\da-fA-F]{4})`
const END = String.raw`(?![\p{L}\p{N}_\-])`

function patternOf(secret: string): RegExp {
  // However many backslashes stand in a row, JSON in JSON makes more of them.
  const characters = Array.from(secret.trim().replaceAll(/\\+/gu, '\\'))
  const spelled = characters.map(spellings).join('')
  const forms = isGuessable(secret)
    ? [`(?:${START})${spelled}${END}`]
    : [spelled, ...inBase64(secret.trim())]
  // A token stays one, also where the secret is a part of it.
  return new RegExp([String.raw`\[key\]`, ...forms].join('|'), 'gu')
}

/** The characters of Base64 that a secret makes by itself, at each place that it can have among triples of bytes. */
function inBase64(secret: string): readonly string[] {
  const bytes = Buffer.from(secret)
  const starts = [0, 1, 2].map((before) => {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64')
    const whole = Math.floor(((before + bytes.length) * 8) / 6)
    return encoded.slice(Math.ceil((before * 8) / 6), whole)
  })
  // The last character may hold bits of what follows, and is taken along.
  return starts.map((start) => {
    const either = start.replaceAll('+', '[+\\-]').replaceAll('/', '[/_]')
    return `${either}[\\w+/\\-]?={0,2}`
  })
}

/** All ways to write a character, as a pattern. */
function spellings(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
  const json = units.map((unit) => `\\\\{1,8}u${anyCase(unit.toString(16).padStart(4, '0'))}`)
  const bytes = Array.from(new TextEncoder().encode(character))
  const percent = bytes.map((byte) => `%${anyCase(byte.toString(16).padStart(2, '0'))}`)
  // A quote, too, gets backslashes each time that JSON is put into JSON.
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
