/** The `expect` of a check that runs in several attempts. */

/**
 * Makes `expect.soft` throw as `expect` does. A failed attempt may be outvoted by others, and no runner takes
 * back the error that a soft expectation has noted.
 */
export function throwing<Expect>(expect: Expect): Expect {
  if (typeof expect !== 'function') return expect
  return new Proxy(expect, {
    get: (target, key) => {
      if (key === 'soft') return target
      const own: unknown = Reflect.get(target, key, target)
      if (key !== 'configure' || typeof own !== 'function') return own
      // Of Playwright.
      return (options: object): unknown => throwing(own({ ...options, soft: false }))
    },
  })
}
