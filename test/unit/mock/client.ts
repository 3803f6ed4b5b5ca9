import type { BlandMock } from '@bland-suite/mock'

/** What came back: the status, the parsed body and the headers. */
export interface Answer {
  readonly status: number
  readonly body: unknown
  readonly headers: Headers
}

/** Sends requests to a mock as any HTTP client would. A path is below `/v1/agent-testing`, unless it has a version. */
export class Client {
  readonly #mock: BlandMock

  constructor(mock: BlandMock) {
    this.#mock = mock
  }

  get(path: string, key: string = this.#mock.apiKey): Promise<Answer> {
    return this.#send(path, { headers: { authorization: key } })
  }

  post(path: string, body: unknown): Promise<Answer> {
    return this.#send(path, {
      method: 'POST',
      headers: { authorization: this.#mock.apiKey, 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  }

  /** Launches a batch and gives its id. */
  async launch(...scenarioIds: readonly string[]): Promise<string> {
    const { body } = await this.post('/batch-run', { scenario_ids: scenarioIds })
    return String(dig(body, 'data', 'batch_id'))
  }

  async #send(path: string, init: RequestInit): Promise<Answer> {
    const base = /^\/v\d\//.test(path) ? '' : '/v1/agent-testing'
    const response = await fetch(`${this.#mock.url}${base}${path}`, init)
    return { status: response.status, body: await response.json(), headers: response.headers }
  }
}

/** The value at a path inside a parsed body. */
export function dig(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce((inner, key) => {
    if (typeof inner !== 'object' || inner === null) {
      throw new TypeError(`nothing at ${String(key)} of ${JSON.stringify(value)}`)
    }
    return Reflect.get(inner, key)
  }, value)
}

/** The named field of every element of a list. */
export function pluck(list: unknown, key: string): readonly unknown[] {
  return Array.isArray(list) ? list.map((element: unknown) => dig(element, key)) : []
}
