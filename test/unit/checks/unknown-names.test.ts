/** Names in matchers that nobody knows: told as a note, whatever the check's verdict. */
import { describe, expect, test } from 'vitest'
import { collectChecks } from '../../../src/checks/define-checks.ts'
import type { CheckBody } from '../../../src/checks/define-checks.ts'
import { blandMatchers } from '../../../src/checks/matchers.ts'
import { runCheck } from '../../../src/checks/run-check.ts'
import type { Run } from '../../../src/model/run.ts'
import type { CaseRecord, RunRecord } from '../../../src/record/record.ts'
import { noteUnknownNames } from '../../../src/report/model/unknown-names.ts'
import { planCases } from '../../../src/verdict/plan-cases.ts'
import { definedWords } from '../../../src/verdict/defined-words.ts'
import { aRun } from '../helpers/bodies.ts'
import { aRunRecord } from '../report/helpers.ts'

expect.extend(blandMatchers)

const cleaning = aRun({
  nodes_visited: ['greeting', 'pick-a-day'],
  variables_extracted: { tooth: 'molar' },
})
const emergency = aRun({ nodes_visited: ['greeting', 'on-call'], variables_extracted: { pain: 9 } })

/** The record of a check on a run. */
async function checked(run: Run, body: CheckBody<typeof expect>): Promise<CaseRecord> {
  const [check] = collectChecks<typeof expect>(({ check: define }) => define('my check', body), 's')
  if (check === undefined) throw new Error('no check')
  const { record } = await runCheck({ check, id: '0', title: 'my check' }, { run, expect })
  return record
}

/** What the report says of a check on `cleaning` in a suite that has another run, and definitions. */
async function toldOf(
  body: CheckBody<typeof expect>,
  others: readonly Partial<RunRecord>[] = [],
): Promise<CaseRecord | undefined> {
  const own = aRunRecord({ suite: 'Desk', run: cleaning, cases: [await checked(cleaning, body)] })
  const records = [own, ...others.map((other) => aRunRecord({ suite: 'Desk', ...other }))]
  const noted = noteUnknownNames(new Map(records.map((record, index) => [String(index), record])))
  const first = noted.get('0')
  return first === undefined || first instanceof Error ? undefined : first.cases[0]
}

const body: CheckBody<typeof expect> = ({ run, expect: e }) => {
  e(run).toHaveVisited(['greeting', 'pick-a-day'])
  e(run).not.toHaveVisited('on-call')
  e(run).not.toHaveVisited('billing')
  e(run).not.toHaveExtracted('pain')
}

describe('a check that names', () => {
  test('a node that nobody has passes, with a note and the nearest name', async () => {
    expect(await toldOf(({ run, expect: e }) => e(run).not.toHaveVisited('greetin'))).toMatchObject(
      {
        verdict: 'passed',
        note: 'No run and no definition of this suite has the node “greetin”. Did you mean “greeting”?',
      },
    )
  })

  test('a variable that nobody has passes, with a note', async () => {
    const told = await toldOf(({ run, expect: e }) => e(run).not.toHaveExtracted('teeth', 3))
    expect(told?.note).toContain('has the variable “teeth”')
  })

  test('a node that nobody has fails as it would, and says so in its evidence', async () => {
    const told = await toldOf(({ run, expect: e }) =>
      e(run).toHaveVisitedInOrder(['greeting', 'nowhere']),
    )
    expect(told).toMatchObject({ verdict: 'failed', note: null })
    expect(told?.evidence).toEqual([
      { label: 'Note', text: expect.stringContaining('has the node “nowhere”') },
    ])
  })

  test('what its own run has, another run of the suite or a definition, has no note', async () => {
    const defined = definedWords(
      planCases({
        state: 'launched',
        definitions: [
          { id: 'a1', type: 'NODE_REACHED', config: { nodes: [{ id: 'billing' }] } },
        ].map((one) => ({ ...one, name: null, is_required: null, weight: null, order: null })),
      }),
    )
    expect(await toldOf(body, [{ run: emergency }, { run: null, defined }])).toMatchObject({
      verdict: 'passed',
      note: null,
    })
    // A suite of its own knows nothing of others.
    const told = await toldOf(body, [{ run: emergency, suite: 'Other' }])
    expect(told?.note).toMatch(/“on-call”.*“billing”.*“pain”/u)
  })
})
