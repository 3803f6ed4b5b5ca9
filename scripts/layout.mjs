/** The arrows of the repository: which room may import from which. docs/architecture.md explains why. */

/** The rooms of the core. Each imports from those above it, types included. */
const ROOMS = [
  'errors',
  'util',
  'model',
  'options',
  'verdict',
  'redact',
  'cassette',
  'api',
  'plan',
  'record',
  'history',
  'report',
  'session',
  'checks',
  'runner',
  'cli',
]

const inRooms = (rooms) => `^src/(?:${rooms.join('|')})/`

const upwards = ROOMS.slice(0, -1).map((room, index) => ({
  name: `${room}-imports-from-above`,
  severity: 'error',
  from: { path: inRooms([room]) },
  to: { path: inRooms(ROOMS.slice(index + 1)) },
}))

/** Rooms that evaluate and render their input, without I/O. */
const PURE = inRooms([
  'verdict',
  'history',
  'report/(?:model|text|html|junit|markdown|json|terminal)',
])
/** Modules of Node that access disks, networks and processes. */
const OUTSIDE =
  '^(?:node:)?(?:fs|http|https|http2|net|tls|dgram|dns|child_process|cluster|worker_threads)(?:/|$)'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-circle-of-files', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-circle-of-folders',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
    ...upwards,
    {
      name: 'entries-are-not-imported',
      severity: 'error',
      from: { path: inRooms(ROOMS) },
      to: { path: '^src/[^/]+\\.ts$|^src/internal/' },
    },
    {
      name: 'pure-rooms-reach-nothing-outside',
      severity: 'error',
      from: { path: PURE },
      to: { path: OUTSIDE, reachable: true },
    },
    {
      name: 'the-core-knows-no-runner',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '(?:^|/)(?:@?vitest|@playwright|playwright|jest|@bland-suite)(?:/|$)' },
    },
    {
      name: 'one-module-writes-xml',
      severity: 'error',
      from: { pathNot: '^src/report/junit/builder\\.ts$' },
      to: { path: 'junit-report-builder' },
    },
    {
      name: 'workers-do-not-write-xml',
      severity: 'error',
      from: { path: '^src/internal/(?:worker|leader)\\.ts$' },
      to: { path: '^src/report/junit/', reachable: true },
    },
    {
      name: 'the-mock-shares-no-code',
      severity: 'error',
      from: { path: '^packages/mock/' },
      to: { path: '^src/|^bland-suite' },
    },
    { name: 'everything-resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@bland-suite/source', 'import', 'node', 'types', 'default'],
    },
  },
}
