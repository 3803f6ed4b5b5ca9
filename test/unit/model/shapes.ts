/** Bodies that several tests change. */

export const scenario = { id: 's1', name: 'Refund', assertions: [] }

export const run = { id: 'r1', scenario_id: 's1', status: 'PASSED' }
