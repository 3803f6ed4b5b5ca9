import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { reporters: ['tree', '@bland-suite/vitest/reporter'] },
})
