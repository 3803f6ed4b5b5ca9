import type { Rewrite } from '@bland-suite/mock'

/** One thing changed in a batch that was green: nothing of it may stay green. */
export const mutations: Readonly<Record<string, Rewrite>> = {
  'a run dropped from the batch': ({ path, body }) => {
    if (path.includes('/batches/')) body.data.runs.pop()
  },
  'a foreign run added': ({ path, body }) => {
    if (!path.includes('/batches/') || body.data.runs.length === 0) return
    const [run] = body.data.runs
    body.data.runs.push({ ...run, id: 'foreign-run', scenario_id: 'foreign-scenario' })
  },
  'a counter changed': ({ path, body }) => {
    if (path.includes('/batches/')) body.data.total_scenarios = 3
  },
  'the status of the batch changed': ({ path, body }) => {
    if (path.includes('/batches/') && body.data.status === 'PASSED') body.data.status = 'FAILED'
  },
  'the status of a run changed': ({ path, body }) => {
    if (/\/runs\/./u.test(path) && body.data.status === 'PASSED') body.data.status = 'FAILED'
  },
  'a required result flipped': ({ path, body }) => {
    const [result] = body.data?.assertion_results ?? []
    if (/\/runs\/./u.test(path) && result) result.status = 'FAILED'
  },
  'a required result removed': ({ path, body }) => {
    if (/\/runs\/./u.test(path)) body.data.assertion_results = []
    for (const run of path.includes('/batches/') ? body.data.runs : []) run.assertion_results = []
  },
  'a required result contradicted': ({ path, body }) => {
    const [result] = body.data?.assertion_results ?? []
    if (/\/runs\/./u.test(path) && result) result.passed = false
  },
}
