/** Cases, records and reports as short literals, and two readers of XML that know nothing of ours. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { memoryPages, validateXML } from 'xmllint-wasm'
import type { Run } from '../../../src/model/run.js'
import type { NativeCase } from '../../../src/report/model/native-case.js'
import type { CaseRecord, RunRecord, SuiteRecord } from '../../../src/record/record.js'
import type { Report, ReportCase, ReportSuite } from '../../../src/report/model/report.js'
import type { OwnKey } from '../../../src/verdict/case-key.js'
import { PASSED } from '../../../src/verdict/verdict.js'
import { aRun } from '../helpers/bodies.js'

/** A case by the parts of its key; its id is its title, as in the records here. */
type Native = Partial<Omit<NativeCase, 'key'> & OwnKey> & { readonly suiteKey?: string }

/** A case `run completes` of the scenario Refund of the suite Desk, that passed natively. */
export function aNative({
  suiteKey = 'desk',
  kind = 'run',
  id,
  ...fields
}: Native = {}): NativeCase {
  const { title = 'run completes', scenario = 'Refund' } = fields
  return {
    key: { suite: suiteKey, scenario, kind, id: id ?? title },
    project: null,
    suite: 'Desk',
    scenario,
    title,
    record: null,
    native: { state: 'passed' },
    location: null,
    ...fields,
  }
}

/** The record of a case `run completes` that passed. */
export function aCaseRecord(fields: Partial<CaseRecord> = {}): CaseRecord {
  return {
    kind: 'run',
    id: fields.title ?? 'run completes',
    title: 'run completes',
    verdict: 'passed',
    reason: null,
    note: null,
    assertion: null,
    evidence: [],
    ...fields,
  }
}

/** The record of the run `run-1` of Refund, with one case that passed. */
export function aRunRecord(fields: Partial<RunRecord> = {}): RunRecord {
  return {
    version: 1,
    kind: 'run',
    suite: 'Desk',
    scenario: 'Refund',
    scenarioId: 'scenario-1',
    host: 'api.bland.ai',
    batchId: 'batch-1',
    run: aRun(),
    cases: [aCaseRecord()],
    ...fields,
  }
}

/** The record of the suite Desk, whose batch passed. */
export function aSuiteRecord(fields: Partial<SuiteRecord> = {}): SuiteRecord {
  return {
    version: 1,
    kind: 'suite',
    suite: 'Desk',
    host: 'api.bland.ai',
    batchId: 'batch-1',
    batchStatus: 'PASSED',
    production: false,
    cases: [],
    ...fields,
  }
}

/** A reported case `run completes` that passed. */
export function aCase(fields: Partial<ReportCase> = {}): ReportCase {
  return {
    title: 'run completes',
    kind: 'run',
    id: fields.title ?? 'run completes',
    verdict: PASSED,
    assertion: null,
    evidence: [],
    duration: 0,
    location: null,
    ...fields,
  }
}

/** The reported suite `Desk.Refund`, with one case that passed. */
export function aSuite(fields: Partial<ReportSuite> = {}): ReportSuite {
  return {
    name: 'Desk.Refund',
    suite: 'Desk',
    scenario: 'Refund',
    host: 'api.bland.ai',
    batchId: 'batch-1',
    run: aRun(),
    about: null,
    cases: [aCase()],
    ...fields,
  }
}

export function aReport(...suites: readonly ReportSuite[]): Report {
  return { suites, batches: [] }
}

/** Turns of a conversation, in Bland's words for the speakers. */
export function turns(
  ...contents: readonly string[]
): readonly { readonly role: string; readonly content: string }[] {
  return contents.map((content, index) => ({
    role: index % 2 === 0 ? 'assistant' : 'user',
    content,
  }))
}

/** A folder that is removed with all that is in it. */
export async function aFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'bland-report-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

/**
 * The shape that the test tabs of CI systems agree on: one outcome a case, its children in an order
 * that every published schema allows, three decimals, times in UTC, texts that none of them cuts.
 */
const SCHEMA = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:simpleType name="seconds">
    <xs:restriction base="xs:string"><xs:pattern value="[0-9]+[.][0-9]{3}"/></xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="utc">
    <xs:restriction base="xs:dateTime"><xs:pattern value=".*Z"/></xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="own">
    <xs:restriction base="xs:string"><xs:pattern value="(bland|test)[.].*"/></xs:restriction>
  </xs:simpleType>
  <xs:simpleType name="short">
    <xs:restriction base="xs:string"><xs:maxLength value="2000"/></xs:restriction>
  </xs:simpleType>
  <xs:attributeGroup name="counters">
    <xs:attribute name="name" type="xs:string" use="required"/>
    <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="skipped" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="time" type="seconds" use="required"/>
  </xs:attributeGroup>
  <xs:complexType name="properties">
    <xs:sequence>
      <xs:element name="property" maxOccurs="unbounded">
        <xs:complexType>
          <xs:attribute name="name" type="xs:string" use="required"/>
          <xs:attribute name="value" type="xs:string" use="required"/>
        </xs:complexType>
      </xs:element>
    </xs:sequence>
  </xs:complexType>
  <xs:complexType name="outcome">
    <xs:simpleContent>
      <xs:extension base="short">
        <xs:attribute name="message" type="xs:string" use="required"/>
        <xs:attribute name="type" type="own" use="required"/>
      </xs:extension>
    </xs:simpleContent>
  </xs:complexType>
  <xs:complexType name="flaky">
    <xs:sequence>
      <xs:element name="stackTrace" type="short"/>
    </xs:sequence>
    <xs:attribute name="message" type="xs:string" use="required"/>
    <xs:attribute name="type" type="own" use="required"/>
  </xs:complexType>
  <xs:complexType name="skip">
    <xs:simpleContent>
      <xs:extension base="xs:string">
        <xs:attribute name="message" type="xs:string" use="required"/>
      </xs:extension>
    </xs:simpleContent>
  </xs:complexType>
  <xs:complexType name="testcase">
    <xs:sequence>
      <xs:element name="properties" type="properties" minOccurs="0"/>
      <xs:choice minOccurs="0">
        <xs:element name="failure" type="outcome"/>
        <xs:element name="error" type="outcome"/>
        <xs:element name="skipped" type="skip"/>
        <xs:element name="flakyFailure" type="flaky"/>
      </xs:choice>
      <xs:element name="system-out" type="xs:string" minOccurs="0"/>
    </xs:sequence>
    <xs:attribute name="name" type="xs:string" use="required"/>
    <xs:attribute name="classname" type="xs:string" use="required"/>
    <xs:attribute name="time" type="seconds" use="required"/>
    <xs:attribute name="file" type="xs:string"/>
    <xs:attribute name="line" type="xs:positiveInteger"/>
  </xs:complexType>
  <xs:complexType name="testsuite">
    <xs:sequence>
      <xs:element name="properties" type="properties" minOccurs="0"/>
      <xs:element name="testcase" type="testcase" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence>
    <xs:attributeGroup ref="counters"/>
    <xs:attribute name="id" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="hostname" type="xs:string"/>
    <xs:attribute name="timestamp" type="utc"/>
  </xs:complexType>
  <xs:element name="testsuites">
    <xs:complexType>
      <xs:sequence>
        <xs:element name="testsuite" type="testsuite" maxOccurs="unbounded"/>
      </xs:sequence>
      <xs:attributeGroup ref="counters"/>
    </xs:complexType>
  </xs:element>
</xs:schema>`

/** What libxml2 has against the documents. */
export async function complaints(...documents: readonly string[]): Promise<readonly string[]> {
  const { valid, errors } = await validateXML({
    xml: documents,
    schema: SCHEMA,
    maxMemoryPages: memoryPages.GiB,
  })
  return valid ? [] : errors.map(({ rawMessage }) => rawMessage)
}

/** Half of a pair, or a character that no text should have. */
const codeUnit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code))

/** What closes, opens or looks like markup, and what XML or a terminal cannot carry. */
const FRAGMENTS: readonly string[] = [
  [']]>', ']]', '>', ']]\u0001>', ']]\u202E>', '<![CDATA[', '<', '&', '&amp;', '&#0;', '"', "'"],
  ['<skipped/>', '<testsuites ', '</testcase><testcase name="injected">', '<!--', '<?xml ?>'],
  ['\u001B[31m', '\u001B]8;;', '\u009B2J', '\u0000', '\u0007', '\u0085', '\uFFFE', '\uFFFF'],
  ['\uD83D', '\uDE00', '😀', '\u202E', '\u2066', '\uFEFF', '\u2028', '\r\n', '\r', '\n', '\t'],
  [' ', '.', '$&', "$'", '{}', '__proto__'],
].flat()

/** Text that somebody would choose who wants the report to break, or to lie. */
export const hostile: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(fc.constantFrom(...FRAGMENTS), codeUnit, fc.string({ unit: 'binary' }), fc.string()),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))

const verdict: fc.Arbitrary<ReportCase['verdict']> = fc.oneof(
  fc.constant(PASSED),
  fc.record({
    verdict: fc.constantFrom('failed' as const, 'errored' as const, 'skipped' as const),
    reason: hostile,
  }),
)

const reportCase: fc.Arbitrary<ReportCase> = fc.record({
  title: hostile,
  id: hostile,
  kind: fc.constantFrom('run' as const, 'assertion' as const, 'suite' as const),
  verdict,
  assertion: fc.option(fc.record({ id: fc.option(hostile), type: hostile })),
  evidence: fc.array(fc.record({ label: hostile, text: hostile }), { maxLength: 3 }),
  duration: fc.nat(),
  location: fc.option(
    fc.record({ file: hostile, line: fc.option(fc.integer({ min: 1, max: 9999 })) }),
  ),
})

const run: fc.Arbitrary<Run> = fc
  .record({
    id: hostile,
    scenario_id: fc.option(hostile),
    pathway_id: fc.option(hostile),
    status: fc.option(hostile),
    created_at: fc.option(fc.oneof(hostile, fc.constant('2026-05-01T10:00:00+02:00'))),
    chat_history: fc.option(
      fc.array(fc.record({ role: hostile, content: hostile }), { maxLength: 6 }),
    ),
  })
  .map((fields) => ({ ...aRun(), ...fields }))

const about: fc.Arbitrary<ReportSuite['about'] & {}> = fc.record({
  category: fc.option(hostile),
  tags: fc.array(hostile, { maxLength: 3 }),
  description: fc.option(hostile),
  callerName: fc.option(hostile),
  callerPrompt: fc.option(hostile),
  startNode: fc.option(hostile),
  maxTurns: fc.option(fc.nat()),
})

/** Reports of which every text is hostile. */
export const hostileReport: fc.Arbitrary<Report> = fc
  .array(
    fc.record({
      name: hostile,
      suite: hostile,
      scenario: fc.option(hostile),
      host: fc.option(hostile),
      batchId: fc.option(hostile),
      run: fc.option(run),
      about: fc.option(about),
      cases: fc.array(reportCase, { minLength: 1, maxLength: 4 }),
    }),
    { maxLength: 3 },
  )
  .map((suites) => ({ suites, batches: [] }))
