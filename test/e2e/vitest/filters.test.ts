/** Filters that only Vitest has. */
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { createProject } from '../../helpers/project.ts'
import { scenario, suiteFile } from '../../helpers/scripts.ts'

const scenarios = [scenario('Booking'), scenario('Angry'), scenario('Polite')]

test.concurrent('-t without a match sends no POST and reports no case', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using project = await createProject({ 'a.test.ts': suiteFile('Acme') })
  const { code, junit } = await project.vitest(['-t', 'no such test'], mock.env)
  expect(mock.launches).toEqual([])
  expect(junit.tests).toBe(0)
  expect(code).toBe(0)
})

test.concurrent('the line of defineBlandSuite selects the suite', async () => {
  await using mock = await startBlandMock({ scenarios })
  await using project = await createProject({ 'a.test.ts': suiteFile('Acme') })
  const { code, junit } = await project.vitest(['a.test.ts:3'], mock.env)
  expect(junit.tests).toBe(6)
  expect(code).toBe(0)
})
