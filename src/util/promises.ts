/** Promises that others wait for. */

/** A promise, with the functions that answer it. */
export interface Answer<T> {
  readonly promise: Promise<T>
  readonly resolve: (value: T) => void
  readonly reject: (error: unknown) => void
}

/** Silences the unhandled-rejection warning. The rejection is handled where the promise is awaited. */
export function quietly<T>(promise: Promise<T>): Promise<T> {
  promise.catch(nothing)
  return promise
}

/** Makes a promise that is answered from outside. Its rejection warns nobody. */
export function answerLater<T>(): Answer<T> {
  let resolve: Answer<T>['resolve'] = nothing
  let reject: Answer<T>['reject'] = nothing
  const promise = new Promise<T>((onValue, onError) => {
    resolve = onValue
    reject = onError
  })
  return { promise: quietly(promise), resolve, reject }
}

function nothing(): void {}
