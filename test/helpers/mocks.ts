import { startBlandMock } from '@bland-suite/mock'
import type { BlandMock, MockOptions } from '@bland-suite/mock'

export interface Mocks extends AsyncDisposable {
  readonly all: readonly BlandMock[]
}

/** Starts several mocks, closed at the end of the block. */
export async function startMocks(options: readonly MockOptions[]): Promise<Mocks> {
  const all = await Promise.all(options.map((one) => startBlandMock(one)))
  return {
    all,
    [Symbol.asyncDispose]: async () => {
      await Promise.all(all.map((mock) => mock.close()))
    },
  }
}

/** Lists what a mock was asked to start: POSTs, and the scenario ids of each launch. */
export function sentTo(mock: BlandMock | undefined) {
  const { requests = [], launches = [] } = mock ?? {}
  return {
    posts: requests.filter(({ method }) => method === 'POST').length,
    launched: launches.map(({ scenarioIds }) => scenarioIds),
  }
}
