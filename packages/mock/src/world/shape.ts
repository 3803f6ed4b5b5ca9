/**
 * The shape of bodies: as the older reference pages document it, as observed at the service, or as the pages of
 * September 2026 document it, which is the observed shape with more fields.
 */
export type Shape = 'documented' | 'observed' | 'current'
