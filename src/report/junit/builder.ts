/**
 * The only module that knows junit-report-builder 5.1.2.
 *
 * Its module is one shared, mutable builder, so always call `newBuilder()`. It has no method for the reason of
 * `skipped`, for `flakyFailure`, nor for `id`, `hostname` and `line`: they are added to the elements that its
 * public `build(parent)` returns.
 */
import { createRequire } from 'node:module'
import type { Builder, TestCase, TestSuite } from 'junit-report-builder'
import { attachmentLine } from './attachment.ts'
import { clean, cleanLine } from './hygiene.ts'
import type { JUnitCase, JUnitDocument, JUnitFailure, JUnitSuite, JUnitTotal } from './document.ts'

const load = createRequire(import.meta.url)

let loaded: Builder | undefined

/** Loaded with the first report: most processes of a test run never write one. */
function newBuilder(): Builder {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `require` forgets what it loads
  loaded ??= load('junit-report-builder') as Builder
  return loaded.newBuilder()
}

/**
 * How many suites are rendered at a time. The library builds a tree of its whole input, and a large one costs
 * memory, and therefore time.
 */
const AT_ONCE = 4

/** Renders a document as XML in parts, with every text cleaned. Takes some suites at a time. */
export function* render({ name, total, suites }: JUnitDocument): Generator<string, void> {
  const empty = newBuilder().name(cleanLine(name)).build()
  // The root is the first element of the file, and no text can precede it.
  const root = empty
    .replace('<testsuites ', `<testsuites time="${seconds(total.time)}" `)
    .replace(NO_COUNTS, counted(total))
  yield root
  let from = 0
  for (const some of inParts(suites)) {
    if (from === 0) yield '>\n'
    yield withinRoot(some, from)
    from += some.length
  }
  yield from === 0 ? '/>\n' : '</testsuites>\n'
}

function* inParts(suites: Iterable<JUnitSuite>): Generator<readonly JUnitSuite[]> {
  let part: JUnitSuite[] = []
  for (const suite of suites) {
    part.push(suite)
    if (part.length < AT_ONCE) continue
    yield part
    part = []
  }
  if (part.length > 0) yield part
}

const NO_COUNTS = / tests="0" failures="0" errors="0" skipped="0"\/>$/u

function counted({ passed, failure, error, skipped }: JUnitTotal): string {
  const tests = passed + failure + error + skipped
  return ` tests="${tests}" failures="${failure}" errors="${error}" skipped="${skipped}"`
}

/** Renders some suites without their root. The tags of the root are on separate lines. */
function withinRoot(suites: readonly JUnitSuite[], from: number): string {
  const builder = newBuilder()
  for (const [index, suite] of suites.entries()) addSuite(builder, suite, from + index)
  const text = builder.build()
  const start = text.indexOf('\n', text.indexOf('<testsuites')) + 1
  return text.slice(start, text.lastIndexOf('</testsuites>'))
}

function durationOf(suite: JUnitSuite): number {
  return suite.cases.reduce((sum, one) => sum + one.duration, 0)
}

/** Formats milliseconds as seconds with three decimals; the library would print JavaScript numbers. */
function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3)
}

/** Sets the time as text: the library's types require a number, but it prints any value. */
function setTime(node: TestSuite | TestCase, milliseconds: number): void {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  node.time(seconds(milliseconds) as unknown as number)
}

function addSuite(builder: Builder, suite: JUnitSuite, index: number): void {
  const node = builder.testSuite().name(cleanLine(suite.name))
  setTime(node, durationOf(suite))
  if (suite.timestamp !== null) node.timestamp(suite.timestamp)
  for (const [name, value] of suite.properties) node.property(name, cleanLine(value))
  for (const one of suite.cases) addCase(node.testCase(), one, suite)
  const attributes = {
    id: String(index),
    ...(suite.hostname && { hostname: cleanLine(suite.hostname) }),
  }
  decorate(node, (element) => element.att(attributes))
}

function addCase(node: TestCase, one: JUnitCase, suite: JUnitSuite): void {
  node.name(cleanLine(one.name)).className(cleanLine(suite.name))
  setTime(node, one.duration)
  for (const [name, value] of one.properties) node.property(name, cleanLine(value))
  if (one.location !== null) {
    const { line } = one.location
    node.file(cleanLine(one.location.file))
    if (line !== null) decorate(node, (element) => element.att('line', String(line)))
  }
  addOutcome(node, one)
  const output = outputOf(one)
  if (output !== '') node.standardOutput(output)
}

/** Puts the attachment on the last line by itself, where readers look for it. It is never cut. */
function outputOf({ output, attachment }: JUnitCase): string {
  const line = attachment === null ? null : attachmentLine(attachment)
  return [clean(output), line ?? ''].filter((part) => part !== '').join('\n')
}

function addOutcome(node: TestCase, { outcome }: JUnitCase): void {
  switch (outcome.state) {
    case 'passed':
      if (outcome.flaky !== undefined) addFlaky(node, outcome.flaky)
      return
    case 'failure':
      node.failure(cleanLine(outcome.message), outcome.type).stacktrace(clean(outcome.text))
      return
    case 'error':
      node.error(cleanLine(outcome.message), outcome.type, clean(outcome.text))
      return
    case 'skipped': {
      const reason = cleanLine(outcome.message)
      node.getSkippedCount = () => 1
      decorate(node, (element) => element.ele('skipped', { message: reason }).cdata(reason))
    }
  }
}

/** The element of Surefire and Playwright for a failure before a pass. */
function addFlaky(node: TestCase, { message, type, text }: JUnitFailure): void {
  const attributes = { message: cleanLine(message), type }
  decorate(node, (element) => {
    element.ele('flakyFailure', attributes).ele('stackTrace').cdata(clean(text))
  })
}

type Element = Parameters<TestCase['build']>[0]

/** Adds to the element that a node builds. */
function decorate(node: TestSuite | TestCase, add: (element: Element) => unknown): void {
  const build = node.build.bind(node)
  node.build = (parent: Element) => {
    const element = build(parent)
    add(element)
    return element
  }
}
