/** Output that nobody reads any more: judging goes on, and the exit code stays true. */

/** Goes on when a pipe is closed, as by `| head -1`; whatever else a stream says is thrown. */
export function outliveReaders(streams: readonly NodeJS.WritableStream[]): void {
  for (const stream of streams) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
}
