/** The core alone, which brings the command line. */
import { startBlandMock } from '@bland-suite/mock'
import { expect, test } from 'vitest'
import { createStranger } from './stranger.ts'

test('the command line works in an empty folder with the core alone, and its exit codes tell', async () => {
  const stranger = createStranger('command-line')
  await stranger.install('npm install bland-suite')
  await using mock = await startBlandMock({ speed: 0.05 })
  const run = 'bland-suite run --agent-id 5b7d9e21-4c3a-4f86-9b0e-6a1f2d8c7e93 --poll-interval 200'
  const bin = 'node_modules/.bin/'

  const [green, red, wrong, down] = await Promise.all([
    stranger.type(
      `npx ${run} --out-dir green --scenario 'Appointment Booking - Happy Path'`,
      mock.env,
    ),
    stranger.type(bin + run, mock.env),
    stranger.type(`${bin}bland-suite run --pathwayid x`, mock.env),
    stranger.type(`${bin}${run} --out-dir down`, {
      ...mock.env,
      BLAND_BASE_URL: 'http://127.0.0.1:9',
    }),
  ])

  expect(green.output).toContain('✓ Appointment Booking - Happy Path › run completes')
  expect(red.output).toContain('✗ Cancellation Flow - Angry Customer › transcript contains')
  expect(wrong.output).toContain('--pathway-id')
  expect(down.output).toContain('ECONNREFUSED')
  expect([green, red, wrong, down].map(({ code }) => code)).toEqual([0, 1, 2, 3])
  expect(stranger.junit()).toMatchObject({ tests: 6, failures: 1, errors: 0, time: '53.570' })
})
