/** What is kept of people and secrets, as the options say. */
import type { MockScenario } from '@bland-suite/mock'
import { required, scenario } from '../../helpers/scripts.ts'
import { LAUNCH, ONCE_IN_EACH, WHERE_CHEAP } from './row.ts'
import type { BatchRow, Form } from './row.ts'

const KEY = 'org_planted_key_0123456789'
const PHONE = '+1 415 555 0132'
const EMAIL = 'jane.doe@example.com'
const CARD = '4242 4242 4242 4242'

const telling = scenario(
  `Call of ${PHONE}`,
  {
    results: { 0: { passed: false, reasoning: `${EMAIL} never heard ${PHONE}, key ${KEY}` } },
    run: {
      chat_history: [
        { role: 'user', content: `I am ${EMAIL}, ${PHONE}. My card is ${CARD}.` },
        { role: 'assistant', content: 'Booked for 2026-04-21 at 10:00, order #10023456.' },
      ],
    },
  },
  { assertions: [required(`says ${PHONE}`)] },
)

/** A scenario whose conversation says the numbers of its definition in the other order. */
function backwards(name: string, back: string): MockScenario {
  const content = `First ${back}, then ${name.slice(name.indexOf('+'))}.`
  const fields = { tester_persona_prompt: `Ask to be called at ${back}.` }
  const results = { 0: { passed: false, reasoning: content } }
  return scenario(name, { results, run: { chat_history: [{ role: 'user', content }] } }, fields)
}

/** A suite that redacts as it is told, and what it shows. */
function redacting(
  name: string,
  redact: string,
  { says, hides, forms, usualForms }: Pick<BatchRow, 'says' | 'hides' | 'forms' | 'usualForms'>,
): BatchRow {
  return {
    name,
    mock: () => ({ scenarios: [telling], apiKey: KEY }),
    options: `${LAUNCH}, apiKey: '${KEY}'${redact}`,
    colour: 'red',
    ...(says === undefined ? {} : { says }),
    ...(forms === undefined ? {} : { forms }),
    usualForms: usualForms ?? WHERE_CHEAP,
    hides: [KEY, ...(hides ?? [])],
  }
}

/** The command line has a flag for none of these. */
const IN_FILES: readonly Form[] = ['vitest', 'playwright by run', 'playwright by case']

/** What is kept of people and secrets. */
export const redacted: readonly BatchRow[] = [
  redacting('one number has one token, wherever it is said', '', {
    says: [
      /^Call of \[phone 1\] › says \[phone 1\]: /mu,
      '[email 1] never heard [phone 1], key [key]',
      'I am [email 1], [phone 1]. My card is [card 1].',
      'Booked for 2026-04-21 at 10:00, order #10023456.',
    ],
    hides: [PHONE, EMAIL, CARD, '[phone 2]', '[email 2]'],
    usualForms: ONCE_IN_EACH,
  }),
  redacting('without redaction everything is shown but the key', ', redact: false', {
    says: `I am ${EMAIL}, ${PHONE}. My card is ${CARD}`,
    forms: IN_FILES,
  }),
  redacting('kinds that are kept are shown', `, redact: { keep: ['phone'] }`, {
    says: `I am [email 1], ${PHONE}. My card is [card 1]`,
    hides: [EMAIL, CARD],
    forms: IN_FILES,
  }),
  redacting('own patterns are hidden too', String.raw`, redact: { patterns: [/order #\d+/] }`, {
    says: 'at 10:00, [redacted 1].',
    hides: ['#10023456'],
    forms: IN_FILES,
  }),
  {
    name: 'the numbers of a definition have the same tokens in its conversation, and each scenario its own',
    usualForms: WHERE_CHEAP,
    mock: () => ({
      scenarios: [
        backwards('First call of +1 415 555 0132', '+1 415 555 0177'),
        backwards('Other call of +1 415 555 0188', '+1 415 555 0199'),
      ],
    }),
    options: LAUNCH,
    colour: 'red',
    cases: ['First', 'Other'].flatMap((which) => [
      `${which} call of [phone 1] › run completes: passed`,
      `${which} call of [phone 1] › is polite: failed`,
    ]),
    says: ['First [phone 2], then [phone 1].'],
    hides: ['415', '[phone 3]'],
  },
]
