/** Scenarios for tests to play. */
import type { MockAssertion, MockPlay, MockScenario } from '@bland-suite/mock'

export const PATHWAY = 'b1693602-c05e-4b5c-b187-d0189a42aebf'

/** The agent of the packaged script. */
export const ACME_AGENT = '5b7d9e21-4c3a-4f86-9b0e-6a1f2d8c7e93'

/** Makes a scenario with one required assertion, `is polite`, that ends quickly. */
export function scenario(
  name: string,
  play: MockPlay = {},
  fields: Partial<MockScenario> = {},
): MockScenario {
  return { name, assertions: [required('is polite')], ...fields, play: { takes: 100, ...play } }
}

export function required(name: string): MockAssertion {
  return { type: 'LLM_JUDGE', name, config: { prompt: `Was it so: ${name}?` }, is_required: true }
}

export function advisory(name: string): MockAssertion {
  return { ...required(name), is_required: false }
}

export type Runner = 'vitest' | 'playwright'

/** Makes a test file with one suite, polled often, over the pathway of all scenarios unless it names an agent. */
export function suiteFile(name: string, options = '', runner: Runner = 'vitest'): string {
  const target = options.includes('agentId:') ? '' : `pathwayId: '${PATHWAY}', `
  // Later options win.
  const given = `${target}pollInterval: 100, settleTimeout: 500, ${options}`
  return `import { defineBlandSuite } from '@bland-suite/${runner}'

defineBlandSuite(${JSON.stringify(name)}, { ${given} })
`
}

/** Makes the same for Playwright. */
export function specFile(name: string, options = ''): string {
  return suiteFile(name, options, 'playwright')
}
