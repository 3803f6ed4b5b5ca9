/** Explains Node's errors, without their other content. */
import { isError } from '../../errors/thrown.ts'
import { BlandOptionError } from '../../errors/option-errors.ts'
import { redactSecret } from '../../redact/secret.ts'
import { isCertificateCode } from './certificates.ts'
import { NetworkError } from './network-error.ts'
import type { Proxy } from './proxy.ts'

interface Circumstances {
  /** The proxy that was contacted; null if it was the API itself, perhaps through a tunnel. */
  readonly proxy: Proxy | null
  readonly wasSent: boolean
  /** A text that the error must not contain. */
  readonly secret?: string
}

const TRUST =
  "If your company's proxy or your own server signs it, add its certificate authority: NODE_EXTRA_CA_CERTS=company.pem."

/** Converts any thrown value into an error that is safe to print and keep. */
export function explain(thrown: unknown, { secret = '', ...where }: Circumstances): NetworkError {
  const error = read(rootOf(thrown), where)
  // The message may quote a header, and thereby the key.
  const message = redactSecret(error.message, secret)
  return message === error.message ? error : new NetworkError(message, error)
}

function read(error: unknown, { proxy, wasSent }: Circumstances): NetworkError {
  if (error instanceof NetworkError) return error
  if (error instanceof BlandOptionError) {
    return new NetworkError(error.message, { wasSent: false, isFinal: true })
  }
  const code = codeOf(error)
  if (code !== null && isCertificateCode(code)) {
    const whose = proxy === null ? 'the certificate' : 'the certificate of the proxy'
    const problem = `${whose} is not trusted (${textOf(error)})`
    return new NetworkError(problem, { code, wasSent: false, isFinal: true, next: TRUST })
  }
  const isProxy = proxy !== null && !wasSent
  const prefix = isProxy ? `no connection to the proxy ${proxy.url}: ` : ''
  return new NetworkError(prefix + textOf(error), { code, wasSent })
}

/** Returns the innermost error: ofetch and Node's abort errors wrap the one that explains the failure. */
function rootOf(error: unknown): unknown {
  return isError(error) && isError(error.cause) ? rootOf(error.cause) : error
}

/** Extracts OpenSSL's message from its numbers and file names. */
const OPENSSL = /[\dA-F]+:error:[\dA-F]+:[^:]*:[^:]*:([^:]+):.*/su

function textOf(error: unknown): string {
  if (!isError(error)) return String(error)
  // If a name has several addresses, each has its own error.
  const { message } = error
  const several = error instanceof AggregateError ? error.errors.map(textOf).join(', ') : ''
  const said = message === '' ? several : message.replace(OPENSSL, '$1').trim()
  const code = codeOf(error) ?? ''
  return said.includes(code) ? said : `${code} ${said}`.trim()
}

function codeOf(error: unknown): string | null {
  return isError(error) && 'code' in error && typeof error.code === 'string' ? error.code : null
}
