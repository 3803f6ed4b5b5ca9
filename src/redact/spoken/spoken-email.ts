/** Finds spoken e-mail addresses: “jane dot doe at example dot com”. */
import type { Find, Source } from '../text/find.ts'

/** How far before the “at” the local part can start, in characters. */
const LOCAL = 120

/** Domains that people say. Any other word after a “dot” is more likely prose. */
const TOP =
  'com|org|net|edu|gov|info|biz|io|ai|co|me|app|dev|tv|us|uk|ca|au|nz|ie|de|fr|es|it|nl|be|ch|at|' +
  'se|no|dk|fi|pl|pt|br|mx|ar|in|jp|cn|eu|cz|gr|hu|ro|tr|za|sg|hk|kr|cl|ru|' +
  'health|clinic|dental|care|law|shop|store|online|site|tech|xyz|cloud|agency|studio|email|live|' +
  'world|group|team|solutions|services|digital|media|design|today|life|news|club|pro|name'
const LABEL = '(?:(?:g|hot|proton) ?mail|[a-z0-9][a-z0-9-]{0,40})'
const SAID =
  `(?:(?:${LABEL} dot ){1,4}(?:${TOP})(?![a-z0-9])(?! dot )|` +
  '(?:g ?mail|hot ?mail|yahoo|outlook|i ?cloud|proton ?mail|aol|gmx) (?:com|net|de|fr))(?![a-z0-9])'
const WRITTEN = String.raw`(?:[a-z0-9][a-z0-9-]{0,40}\.){1,4}[a-z]{2,24}(?![a-z0-9@])`

/** Matches from the “at” to the end of the domain. */
const AT = new RegExp(
  `(?<=[a-z0-9] )at (?:sign )?(?:(?<said>${SAID})|(?<written>${WRITTEN}))`,
  'giu',
)

const JOINTS: Readonly<Record<string, string>> = {
  dot: '.',
  period: '.',
  point: '.',
  underscore: '_',
  dash: '-',
  hyphen: '-',
  plus: '+',
}
const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** Words before “at example dot com” that are nobody's address. */
const NO_NAMES = new Set(
  (
    'me us you him her them it is are was be am look looks looking site website page pages online ' +
    'located available found hosted shop store stores arrive visit there here that this more ' +
    'out up working works work worked team people and or noon midnight night dawn dusk today now ' +
    'tomorrow tonight once lunch dinner breakfast home meet meeting meetings appointment book ' +
    'buy sale deals price prices open opens closed starts start details ' +
    'documentation docs read learn see check listed posted published ' +
    'runs run running served answer answers ask asks write click go goes went stay stop again back ' +
    'all both everything everyone anyone somebody first last best least most day time times'
  ).split(' '),
)

/** Words that stand before an “at” in addresses and in prose. */
const ROLES = new Set('info information sales support help office orders booking order'.split(' '))

/** Mail providers for everybody: one word before them is a name. */
const MAIL =
  /^(?:g ?mail|googlemail|hot ?mail|outlook|live|msn|yahoo|ymail|aol|icloud|me|mac|proton ?mail|proton|pm|gmx|web|t-online|freenet|orange|free|laposte|wanadoo|libero|virgilio|tiscali|comcast|verizon|att|sbcglobal|btinternet|sky|zoho|fastmail|hey|yandex|mail|qq|163|naver|uol|bol|terra)[ .]/iu
/** Phrases that announce an address. */
const ANNOUNCED =
  /(?:e-?mails?(?: address)?|mail|address|write to|reach \w+ at)[\s:,]*(?:is|to|it's|at|as)?[\s:,]*$/iu

/** Finds all spelled addresses. A single word before the “at” counts if it can be a name. */
export function findSpokenEmails({ text }: Source): readonly Find[] {
  const finds: Find[] = []
  for (const match of text.matchAll(AT)) {
    const floor = Math.max(finds.at(-1)?.end ?? 0, match.index - LOCAL)
    const find = readAddress(text, match, floor)
    if (find !== null) finds.push(find)
  }
  return finds
}

function readAddress(text: string, match: RegExpExecArray, floor: number): Find | null {
  const local = takeLocal(text.slice(floor, match.index - 1).split(' '))
  const start = match.index - 1 - local.join(' ').length
  const { said, written = '' } = match.groups ?? {}
  const domain = said ?? written
  const isMail = MAIL.test(domain) || isAnnounced(text, start)
  if (!isMail && (isProse(local) || !isName(local, said === undefined))) return null
  if (!isName(local, false)) return null
  const first = isMail ? firstName(text.slice(Math.max(floor, start - 60), start)) : ''
  const key = `${write([first.trim(), ...local])}@${write(domain.split(' '))}`
  return { start: start - first.length, end: match.index + match[0].length, kind: 'email', key }
}

function isAnnounced(text: string, at: number): boolean {
  return ANNOUNCED.test(text.slice(Math.max(0, at - 40), at))
}

/** Matches the first word of an utterance: “jane doe at …”, but not “is this jane at …”. */
const FIRST = /(?:^|[.!?:\n] ?|(?<![a-z])(?:is|it's|email|address|to) )(?<name>[a-z]{2,20} )$/iu
const GREETINGS = new Set(
  'hello hi hey yes yeah no sure ok okay so well um uh its thats'.split(' '),
)

/** Finds a first name before the last word of an address, with the space after it; empty if there is none. */
function firstName(said: string): string {
  const name = FIRST.exec(said)?.groups?.['name'] ?? ''
  const word = name.trim().toLowerCase()
  return NO_NAMES.has(word) || GREETINGS.has(word) || ROLES.has(word) ? '' : name
}

/** Returns whether the local part is a role or a verb: “sold at example dot com”. */
function isProse([first = '', ...more]: readonly string[]): boolean {
  const word = first.toLowerCase()
  return (
    more.length === 0 &&
    (ROLES.has(word) || /^(?:sold|bought|made|seen|\w{3,}(?:ed|ing))$/u.test(word))
  )
}

/** Takes the last words that belong together: joined by “dot” and similar words, single letters, digits. */
function takeLocal(words: readonly string[]): readonly string[] {
  let from = words.length - 1
  while (from > 0 && isBound(words[from - 1] ?? '', words[from] ?? '')) from--
  // A prefix of the first word, as in `email:jane`, is no part of it.
  const first = (words[from] ?? '').replace(/^.*[^a-z0-9_+.-]/isu, '')
  return [first, ...words.slice(from + 1)]
}

function isBound(word: string, next: string): boolean {
  if (!/^[a-z0-9_+.-]+$/iu.test(next) || !/[a-z0-9_+-]$/iu.test(word)) return false
  const [left, right] = [word.toLowerCase(), next.toLowerCase()]
  if (left in JOINTS || right in JOINTS || isDigit(right)) return true
  return isLetter(right) && (isLetter(left) || isDigit(left))
}

function isDigit(word: string): boolean {
  return /^\d+$/u.test(word) || DIGITS.includes(word)
}

/** Returns whether a word is a single spoken letter. */
function isLetter(word: string): boolean {
  return /^[a-z]$/u.test(word)
}

function isName(local: readonly string[], plain: boolean): boolean {
  const [first = ''] = local
  if (!/^[a-z0-9]/iu.test(first)) return false
  if (local.length > 1) return !(first.toLowerCase() in JOINTS)
  return plain ? /[\d._+]/u.test(first) : !NO_NAMES.has(first.toLowerCase())
}

function write(words: readonly string[]): string {
  return words
    .map((word) => word.toLowerCase())
    .map((word) => JOINTS[word] ?? (DIGITS.includes(word) ? String(DIGITS.indexOf(word)) : word))
    .join('')
}
