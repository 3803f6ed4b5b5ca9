import { startBlandMock } from '@bland-suite/mock'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'

test('closing ends stalled and delayed answers', async () => {
  await using mock = await startBlandMock({
    faults: [
      { match: { path: '/runs' }, answer: { kind: 'stall' } },
      { answer: { kind: 'delay', ms: 60_000 } },
    ],
  })
  const stalled = await fetch(`${mock.url}/v1/agent-testing/runs`)
  const delayed = fetch(`${mock.url}/v1/agent-testing/scenarios`)
  const outcomes = Promise.allSettled([stalled.text(), delayed])
  await sleep(50)
  const start = performance.now()
  await mock.close()
  expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(performance.now() - start).toBeLessThan(1000)
})

test('closing twice, and by disposal, is the same as once', async () => {
  await using mock = await startBlandMock()
  await Promise.all([mock.close(), mock.close()])
  await mock.close()
  await expect(fetch(mock.url)).rejects.toThrow('fetch failed')
})

test('a port that was closed can be listened on again', async () => {
  const first = await startBlandMock()
  const port = Number(new URL(first.url).port)
  await expect(startBlandMock({ port })).rejects.toThrow('EADDRINUSE')
  await first.close()
  await using second = await startBlandMock({ port })
  expect(second.url).toBe(first.url)
})
