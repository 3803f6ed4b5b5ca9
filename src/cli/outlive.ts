/** Survives readers that close the output: the evaluation continues, and the exit code stays true. */

/** Ignores a closed pipe, as by `| head -1`. Throws any other error of a stream. */
export function outliveReaders(streams: readonly NodeJS.WritableStream[]): void {
  for (const stream of streams) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
}
