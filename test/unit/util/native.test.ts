import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  abortable,
  firstOf,
  monotonic,
  NativeAbortController,
  NativeAbortSignal,
  sleep,
} from '../../../src/util/native.ts'
import { built, runModule } from '../helpers/child.ts'
import { rejection } from '../helpers/clients.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** Milliseconds that a task takes, from before it is called, on a clock that is never faked. */
async function timeOf(task: () => Promise<unknown>): Promise<number> {
  const started = process.uptime()
  await task()
  return (process.uptime() - started) * 1000
}

/** Collects garbage, as Node does when memory is short. */
function collect(): void {
  setFlagsFromString('--expose-gc')
  const gc: unknown = runInNewContext('gc')
  if (typeof gc === 'function') gc()
}

describe('the first of several signals', () => {
  test('aborts at a deadline that nobody else holds, though garbage is collected before it', async () => {
    const signal = firstOf([new NativeAbortController().signal, NativeAbortSignal.timeout(200)])
    let isOver = false
    signal.addEventListener('abort', () => (isOver = true))
    for (let times = 0; times < 5; times++) {
      await sleep(10)
      collect()
    }
    await sleep(400)
    expect(isOver).toBe(true)
  })

  test('aborts with the reason of the one that aborts', () => {
    const caller = new NativeAbortController()
    const signal = firstOf([caller.signal, NativeAbortSignal.timeout(60_000)])
    caller.abort(new Error('closed'))
    expect(signal.reason).toEqual(new Error('closed'))
  })
})

describe('sleep', () => {
  test('takes as long as it is told', async () => {
    const took = await timeOf(() => sleep(150))
    expect(took).toBeGreaterThan(130)
    expect(took).toBeLessThan(3_000)
  })

  test('takes as long under faked timers', async () => {
    vi.useFakeTimers()
    const took = await timeOf(() => sleep(150))
    expect(took).toBeGreaterThan(130)
    expect(took).toBeLessThan(3_000)
  })

  test('takes fractions of milliseconds', async () => {
    expect(await timeOf(() => sleep(20.4))).toBeGreaterThan(18)
  })

  test.each([0, -1, -Infinity])('does not wait at all for %d ms', async (ms) => {
    expect(await timeOf(() => sleep(ms))).toBeLessThan(100)
  })

  test('ends at once where its signal aborts, and does not reject', async () => {
    const controller = new AbortController()
    const took = timeOf(() => sleep(10_000, controller.signal))
    controller.abort()
    expect(await took).toBeLessThan(3_000)
  })

  test('does not begin where its signal has aborted', async () => {
    expect(await timeOf(() => sleep(10_000, AbortSignal.abort()))).toBeLessThan(3_000)
  })

  test('keeps a process alive that has nothing else to do', async () => {
    const { stdout, code } = await runModule(
      `import { sleep } from ${JSON.stringify(built('worker.js'))}
       await sleep(200)
       console.log('awake')`,
    )
    expect([stdout.trim(), code]).toEqual(['awake', 0])
  })

  test('lets a process end once it is over', async () => {
    const took = await timeOf(() =>
      runModule(
        `import { sleep } from ${JSON.stringify(built('worker.js'))}
         const controller = new AbortController()
         const asleep = sleep(10_000, controller.signal)
         controller.abort()
         await asleep`,
      ),
    )
    expect(took).toBeLessThan(5_000)
  })
})

describe('monotonic', () => {
  test('goes on under faked timers', async () => {
    vi.useFakeTimers()
    const started = monotonic()
    await sleep(50)
    expect(monotonic() - started).toBeGreaterThan(45)
  })
})

describe('NativeAbortController', () => {
  test('is the one that Node’s own functions take', () => {
    expect(new NativeAbortController().signal).toBeInstanceOf(AbortSignal)
  })
})

describe('abortable', () => {
  const reason = new Error('the user went home')
  const never = new Promise<never>(() => {})

  test('gives what the promise gives', async () => {
    expect(await abortable(Promise.resolve(7), new AbortController().signal)).toBe(7)
  })

  test('is rejected with what the promise is rejected with', async () => {
    const promise = Promise.reject(reason)
    expect(await rejection(abortable(promise, new AbortController().signal))).toBe(reason)
  })

  test('is rejected with the signal’s reason as soon as it aborts', async () => {
    const controller = new AbortController()
    const pending = rejection(abortable(never, controller.signal))
    controller.abort(reason)
    expect(await pending).toBe(reason)
  })

  test('is rejected at once where the signal has aborted', async () => {
    expect(await rejection(abortable(never, AbortSignal.abort(reason)))).toBe(reason)
  })

  test('leaves no rejection unhandled where the signal has aborted', async () => {
    const { stdout, code } = await runModule(
      `import { abortable } from ${JSON.stringify(built('worker.js'))}
       const broken = new Promise((_resolve, reject) => setImmediate(reject, new Error('late')))
       await abortable(broken, AbortSignal.abort()).catch(() => {})
       setTimeout(() => console.log('alive'), 50)`,
    )
    expect([stdout.trim(), code]).toEqual(['alive', 0])
  })
})
