/** Takes an API key out of whatever is going to be shown. */

/**
 * Replaces a secret by `[key]` wherever it stands, also percent-encoded or escaped as in JSON, each
 * character by itself. A secret of blanks, or an empty one, is none.
 */
export function redactSecret(text: string, secret: string): string {
  if (secret.trim() === '') return text
  const anywhere = patterns.get(secret) ?? patternOf(secret)
  patterns.set(secret, anywhere)
  return text.replaceAll(anywhere, '[key]')
}

/** Every answer is searched for the same secret. */
const patterns = new Map<string, RegExp>()

function patternOf(secret: string): RegExp {
  // However many backslashes stand in a row, JSON in JSON makes more of them.
  const characters = Array.from(secret.trim().replaceAll(/\\+/gu, '\\'))
  // A token stays one, also where the secret is a part of it.
  return new RegExp(String.raw`\[key\]|${characters.map(spellings).join('')}`, 'gu')
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
