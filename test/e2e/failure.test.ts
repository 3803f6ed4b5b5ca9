/** How a failure is shown, wherever one looks: in the terminal, in the XML, and on the page. */
import { acmeDental, startBlandMock } from '@bland-suite/mock'
import { describe, expect, test } from 'vitest'
import { FILES, FRONTS, open } from '../helpers/front.ts'
import type { FrontName } from '../helpers/front.ts'
import { statesOf } from '../helpers/junit.ts'
import { ACME_AGENT } from '../helpers/scripts.ts'

const SCENARIO = 'Cancellation Flow - Angry Customer'
const FAILED = 'transcript contains “cancellation confirmed”'

/** The line by which a terminal shows the failed case. */
const LINES: Readonly<Record<FrontName, string>> = {
  vitest: `FAIL  ${FILES.vitest}:3:1 > Acme > ${SCENARIO} > ${FAILED}`,
  playwright: `1) ${FILES.playwright}:3:1 › Acme › ${SCENARIO}`,
  cli: ` ✗ ${SCENARIO} › ${FAILED}`,
}

/** What stands below it in a test runner; the command line has one line a case. */
const DETAILS: readonly RegExp[] = [
  /expected: transcript contains “cancellation confirmed”/u,
  / {2}caller │ Unbelievable\. Goodbye\./u,
  /So is it cancelled or not\?/u,
  /Bland: run [0-9a-f-]{36}, batch [0-9a-f-]{36}/u,
  /Transcript: bland-report.transcripts.cancellation-flow-angry-customer--[0-9a-f-]{36}\.txt\n/u,
  /\ba\.(?:test|spec)\.ts:3:1\b/u,
]

describe.concurrent.each(FRONTS)('in %s', (name) => {
  test('a failure reads alone in the terminal, in the XML and on the page', async () => {
    await using mock = await startBlandMock({ ...acmeDental(), speed: 0.2 })
    await using front = await open(name, { options: `agentId: '${ACME_AGENT}'` })
    const { code, output, junit } = await front.play(mock.env)
    expect(code).toBe(1)
    expect(statesOf(junit).filter((line) => !line.endsWith('passed'))).toEqual([
      `Acme.${SCENARIO} › ${FAILED}: failed`,
    ])
    const failed = junit.suites.flatMap(({ cases }) => cases.filter(({ text }) => text !== ''))
    expect(failed).toHaveLength(1)
    const { message, text, output: said } = failed[0]!
    expect(message).toContain('cancellation confirmed')
    expect(said).toContain('caller: Unbelievable. Goodbye.')

    const [path] = /bland-report\/transcripts\/\S+\.txt/u.exec(text)!
    const page = path.replace(/txt$/u, 'html')
    const shown = (await front.read(page)).replaceAll('&quot;', '"')
    for (const one of [output, text, shown]) {
      expect(one).toContain(FAILED)
      expect(one).toContain('The transcript never says "cancellation confirmed".')
    }
    for (const one of [text, shown]) expect(one).toContain('So is it cancelled or not?')
    const index = await front.read('bland-report/index.html')
    expect(index).toContain(`href="${page.replace('bland-report/', '')}#run"`)
    expect(await front.read(path)).toContain('Unbelievable. Goodbye.')
    expect(output).toContain(LINES[name])
    const details = name === 'cli' ? [] : DETAILS
    expect(details.filter((part) => !part.test(output))).toEqual([])
    expect(output).not.toContain('node_modules')
  })

  test('the XML has ids, host, times and scores, as CI systems read them', async () => {
    await using mock = await startBlandMock({ ...acmeDental(), speed: 0.2, shape: 'observed' })
    await using front = await open(name, { options: `agentId: '${ACME_AGENT}'` })
    const { junit } = await front.play(mock.env)
    expect(junit).toMatchObject({ tests: 6, failures: 1, errors: 0, skipped: 0, time: '53.570' })
    const [suite] = junit.suites
    expect(suite).toMatchObject({ id: '0', time: '14.320', tests: 2 })
    expect(suite?.hostname).toMatch(/^127\.0\.0\.1:\d+$/u)
    expect(suite?.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u)
    expect(suite?.properties).toMatchObject({
      'bland.status': 'PASSED',
      'bland.overall_score': '0.92',
      'bland.turn_count': '9',
    })
    expect(suite?.cases.map(({ time }) => time)).toEqual(['14.320', '0.000'])
    const place = name === 'cli' ? {} : { file: FILES[name], line: '3' }
    expect(suite?.cases[0]).toMatchObject(place)
  })
})
