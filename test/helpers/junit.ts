/** JUnit XML in a form that tests compare. */
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { z } from 'zod'

const text = z.string().default('')
const outcome = z
  .union([z.string(), z.object({ '@message': text, '@type': text, '#text': text })])
  .transform((value) =>
    typeof value === 'string'
      ? { message: '', type: '', text: value }
      : { message: value['@message'], type: value['@type'], text: value['#text'] },
  )

/** A failure before a pass, as Surefire writes it. */
const flaky = z
  .object({ '@message': text, '@type': text, stackTrace: text })
  .transform((value) => ({
    message: value['@message'],
    type: value['@type'],
    text: value.stackTrace,
  }))

const properties = z
  .object({ property: z.array(z.object({ '@name': z.string(), '@value': z.string() })) })
  .transform(({ property }) => Object.fromEntries(property.map((p) => [p['@name'], p['@value']])))
  .optional()

const testCase = z
  .object({
    '@name': z.string(),
    '@classname': z.string(),
    '@time': z.string(),
    '@file': z.string().optional(),
    '@line': z.string().optional(),
    properties,
    failure: outcome.optional(),
    error: outcome.optional(),
    skipped: outcome.optional(),
    flakyFailure: flaky.optional(),
    'system-out': text,
  })
  .transform((one) => ({
    name: one['@name'],
    classname: one['@classname'],
    time: one['@time'],
    file: one['@file'],
    line: one['@line'],
    properties: one.properties ?? {},
    state: stateOf(one),
    ...(one.failure ??
      one.error ??
      one.skipped ??
      one.flakyFailure ?? { message: '', type: '', text: '' }),
    output: one['system-out'],
  }))

type State = 'passed' | 'failed' | 'errored' | 'skipped'

function stateOf(one: { failure?: unknown; error?: unknown; skipped?: unknown }): State {
  if (one.failure !== undefined) return 'failed'
  if (one.error !== undefined) return 'errored'
  return one.skipped === undefined ? 'passed' : 'skipped'
}

const counters = {
  '@name': z.string(),
  '@tests': z.coerce.number(),
  '@failures': z.coerce.number(),
  '@errors': z.coerce.number(),
  '@skipped': z.coerce.number(),
  '@time': z.string(),
}

const suite = z
  .object({
    ...counters,
    '@id': z.string(),
    '@hostname': z.string().optional(),
    '@timestamp': z.string().optional(),
    properties,
    testcase: z.array(testCase).default([]),
  })
  .transform((one) => ({
    name: one['@name'],
    tests: one['@tests'],
    failures: one['@failures'],
    errors: one['@errors'],
    skipped: one['@skipped'],
    time: one['@time'],
    id: one['@id'],
    hostname: one['@hostname'],
    timestamp: one['@timestamp'],
    properties: one.properties ?? {},
    cases: one.testcase,
  }))

const document = z.object({
  testsuites: z
    .object({ ...counters, '@time': z.string().default(''), testsuite: z.array(suite).default([]) })
    .transform((one) => ({
      name: one['@name'],
      tests: one['@tests'],
      failures: one['@failures'],
      errors: one['@errors'],
      skipped: one['@skipped'],
      time: one['@time'],
      suites: one.testsuite,
    })),
})

export type JUnitReport = z.infer<typeof document>['testsuites']

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
  isArray: (name) => ['testsuite', 'testcase', 'property'].includes(name),
})

/** Parses a report. Throws if it is not well-formed, or lacks something that every reader needs. */
export function parseJUnit(xml: string): JUnitReport {
  const valid = XMLValidator.validate(xml)
  if (valid !== true) throw new Error(`not well-formed: ${valid.err.msg} in line ${valid.err.line}`)
  return document.parse(parser.parse(xml)).testsuites
}

/** Lists `suite › case: state`, one line per case, in the order of the file. */
export function statesOf(report: Pick<JUnitReport, 'suites'>): readonly string[] {
  return report.suites.flatMap(({ name, cases }) =>
    cases.map((one) => `${name} › ${one.name}: ${one.state}`),
  )
}
