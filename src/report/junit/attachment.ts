/**
 * Attaches files to a case: GitLab, Jenkins, Azure and Testmo read `[[ATTACHMENT|path]]` on a line of its
 * own in the case's output, with a path relative to the project.
 */

/** Returns the line that attaches a file; null if its path contains characters that would end the line. */
export function attachmentLine(path: string): string | null {
  return /[[\]|\p{Cc}\p{Zl}\p{Zp}]/u.test(path) || path.trim() === ''
    ? null
    : `[[ATTACHMENT|${path}]]`
}
