/** Wrapping text for terminals. */

/** Breaks a text into lines of at most `width` columns, between words where it can. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((long) => pieces(long, width))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && columns(longer) > width) lines.push(line)
    line = line !== '' && columns(longer) > width ? word : longer
  }
  return [...lines, line]
}

/** What most terminals show twice as wide. */
const WIDE =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Emoji_Presentation}|[\u3000-\u303F\uFF01-\uFF60]/u

/** How wide a text is. */
export function columns(text: string): number {
  let sum = 0
  for (const character of text) sum += widthOf(character)
  return sum
}

function widthOf(character: string): number {
  if (/\p{Mn}|\p{Cf}/u.test(character)) return 0
  return WIDE.test(character) ? 2 : 1
}

/** A word in pieces that fit. */
function pieces(word: string, width: number): readonly string[] {
  if (word.length * 2 <= width || columns(word) <= width) return [word]
  const found: string[] = []
  let [piece, size] = ['', 0]
  for (const character of word) {
    const wider = size + widthOf(character)
    if (wider > width) found.push(piece)
    ;[piece, size] = wider > width ? [character, widthOf(character)] : [piece + character, wider]
  }
  return [...found, piece]
}
