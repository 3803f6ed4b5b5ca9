import { defineBlandSuite } from '@bland-suite/playwright'

defineBlandSuite('Acme Dental', { pathwayId: 'b1693602-c05e-4b5c-b187-d0189a42aebf' })
