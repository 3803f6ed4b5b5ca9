/** The environment variables that bland-suite reads. The help of the command line and the docs list them. */
export const VARIABLES = {
  BLAND_API_KEY:
    'The API key. It has no flag, because other users of a machine see the flags of a process.',
  BLAND_BASE_URL:
    'The address of the API, with or without `/v1` (default: `https://api.bland.ai`).',
  BLAND_BATCH_ID:
    'Report on this batch; start nothing. Several ids with commas between them are attempts.',
  BLAND_CHECK_RUN_ID:
    'Report on this check run, for suites with `checks` or `checkRunId`; start nothing.',
  BLAND_VERSION_NUMBER:
    'The pathway version to test (a number, `staging` or `draft`), for suites that start a batch of a pathway.',
  BLAND_SNAPSHOT: '`update` writes the file that `snapshot` names.',
  BLAND_BASELINE:
    '`update` writes the file that `baseline` names, `off` compares with nothing; else a file to compare with.',
  BLAND_CASSETTE: '`replay`, `record`, `auto` or `off`, for suites with a cassette.',
  BLAND_WATCH: '`launch` starts a new batch on every rerun in the watch mode of Vitest.',
  GITHUB_TOKEN: 'The token of `bland-suite comment` in GitHub Actions.',
  GITLAB_TOKEN:
    'The token of `bland-suite comment` in GitLab: an access token with the scope `api`.',
  DEBUG: '`bland-suite*` prints every request and every decision.',
  HTTPS_PROXY: 'The URL of the proxy for the API, such as `http://proxy:3128`.',
  NO_PROXY: 'The hosts that need no proxy.',
  NODE_EXTRA_CA_CERTS: 'A variable of Node: certificates of more authorities to trust.',
} as const
