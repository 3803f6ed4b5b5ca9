import { defineBlandSuite } from '@bland-suite/playwright'

defineBlandSuite('Acme Dental', { agentId: '5b7d9e21-4c3a-4f86-9b0e-6a1f2d8c7e93' })
