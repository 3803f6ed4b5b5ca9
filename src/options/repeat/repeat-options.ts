/** The options of repeated attempts, and the rule that they make. */
import { z } from 'zod'
import { strictly } from '../strict-schema.ts'

/** How many attempts must pass: all, any, a number, or a rate from 0 to 1. */
export type RepeatPass =
  | 'all'
  | 'any'
  | {
      /** How many attempts must pass. */
      readonly atLeast: number
      /** Either this or `atLeast`. */
      readonly rate?: undefined
    }
  | {
      /** Which part of the attempts must pass, above 0 and at most 1. */
      readonly rate: number
      /** Either this or `rate`. */
      readonly atLeast?: undefined
    }

/** How often a scenario is played, and how many of its attempts must pass. */
export interface RepeatOptions {
  /** The most attempts of a scenario, from 1 to 50. */
  readonly times: number
  /** How many attempts must pass: `'all'`, `'any'`, `{ atLeast: 2 }` or `{ rate: 0.8 }`. */
  readonly pass: RepeatPass
  /** `'failed'` plays a scenario again only if its first attempt did not pass. @default 'always' */
  readonly when?: 'always' | 'failed' | undefined
  /** Whether to stop as soon as every verdict is certain. @default true */
  readonly stopEarly?: boolean | undefined
}

/** The rule of repeated attempts. */
export interface RepeatRule {
  /** The most attempts of a scenario. */
  readonly times: number
  /** How many attempts must pass. */
  readonly needed: number
  readonly when: 'always' | 'failed'
  readonly stopEarly: boolean
}

/** The most attempts of one scenario. */
const MOST = 50

const passShape = z.union([
  z.enum(['all', 'any']),
  z.strictObject({ atLeast: z.number().int().positive() }),
  z.strictObject({ rate: z.number().positive().max(1) }),
])

const shape = {
  times: z.number().int().positive().max(MOST),
  // One message for all forms: that of a Zod union says only that the value is invalid.
  pass: z.custom<RepeatPass>((given) => passShape.safeParse(given).success, {
    error:
      "expected 'all', 'any', { atLeast: 2 } with a whole number from 1, or { rate: 0.8 } with a rate above 0 and at most 1",
  }),
  when: z.enum(['always', 'failed']).optional(),
  stopEarly: z.boolean().optional(),
} satisfies Record<keyof RepeatOptions, z.ZodType>

/** Checks how attempts are repeated, and refuses settings that contradict each other. */
export const repeatSchema: z.ZodType<RepeatOptions> = strictly(shape).superRefine(
  (options, context) => {
    const problem = contradiction(options)
    if (problem !== null) context.addIssue({ code: 'custom', ...problem })
  },
)

function contradiction(options: RepeatOptions): { path: string[]; message: string } | null {
  const { times, needed, when, stopEarly } = ruleOf(options)
  if (needed > times) {
    const message = `expected at most ${times} passes, because there are ${times} attempts, got ${needed}`
    return { path: ['pass'], message }
  }
  if (when === 'always') return null
  if (needed === times) {
    const message = `'failed' plays nothing again here: ${needed} of ${times} must pass, so the first failure decides. Need fewer passes, or more attempts`
    return { path: ['when'], message }
  }
  if (stopEarly) return null
  const message =
    "all attempts would be played at once, and 'failed' plays others only after a failed one. Leave one out"
  return { path: ['stopEarly'], message }
}

/** Makes the rule of the options. */
export function ruleOf({
  times,
  pass,
  when = 'always',
  stopEarly = true,
}: RepeatOptions): RepeatRule {
  return { times, needed: neededOf(pass, times), when, stopEarly }
}

function neededOf(pass: RepeatPass, times: number): number {
  if (pass === 'all') return times
  if (pass === 'any') return 1
  return pass.rate === undefined ? pass.atLeast : ceilOfProduct(pass.rate, times)
}

/** Multiplies the decimal as it is written: 0.28 of 25 is 7, though the product of the two numbers is more. */
function ceilOfProduct(rate: number, times: number): number {
  const [decimal = '', exponent = '0'] = String(rate).split('e')
  const [whole = '', fraction = ''] = decimal.split('.')
  const divisor = 10n ** BigInt(fraction.length - Number(exponent))
  const product = BigInt(whole + fraction) * BigInt(times)
  return Number((product + divisor - 1n) / divisor)
}

/** The options of a suite that say how often its scenarios are played. */
interface RepeatingSuite {
  readonly repeat?: RepeatOptions | undefined
  readonly overrides?:
    Readonly<Record<string, { readonly repeat?: RepeatOptions | undefined }>> | undefined
}

/** Returns how often the suite, and single scenarios, are played; empty for once. */
export function repeatsOf({ repeat, overrides = {} }: RepeatingSuite): readonly RepeatOptions[] {
  return [repeat, ...Object.values(overrides).map((own) => own.repeat)].flatMap((one) => one ?? [])
}

/** Returns the most attempts of any scenario. */
export function mostAttempts(options: RepeatingSuite): number {
  return Math.max(1, ...repeatsOf(options).map(({ times }) => times))
}
