/** A pull request or merge request, and how its API names things. */
export interface Thread {
  readonly host: 'GitHub' | 'GitLab'
  /** Its name in messages, such as `pull request 12`. */
  readonly subject: string
  /** The job, as the default name of its comment. */
  readonly job: string
  /** The page of the job; null if unknown. */
  readonly jobUrl: string | null
  readonly token: string
  readonly baseUrl: string
  readonly headers: Readonly<Record<string, string>>
  /** The path that lists comments and takes new ones. */
  readonly comments: string
  readonly pathOf: (id: number) => string
  readonly updates: 'PATCH' | 'PUT'
  /** The author of the token's comments if the API does not say who owns the token; null if it must say so. */
  readonly defaultAuthor: string | null
  /** The advice for a token that may not comment. */
  readonly advice: string
}
