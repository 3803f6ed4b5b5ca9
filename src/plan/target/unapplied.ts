/** Tells which filters left scenarios in, because Bland does not say what they choose by. */
import type { Scenario } from '../../model/scenario.ts'
import type { Selection } from '../../options/settings.ts'
import { counted } from '../../util/count.ts'

const FIELDS = [
  { option: 'category', field: 'category' },
  { option: 'tags', field: 'tags' },
  { option: 'requiredForPromotion', field: 'is_required_for_promotion' },
] as const

/** Returns a note for each option that could not be applied to some of the selected scenarios. */
export function tellUnapplied(
  selected: readonly Scenario[],
  selection: Selection,
): readonly string[] {
  return FIELDS.flatMap(({ option, field }) => {
    const unknown = selection[option] === null ? [] : selected.filter((one) => one[field] === null)
    if (unknown.length === 0) return []
    const which = counted(unknown.length, 'scenario')
    return [`Bland gives no \`${option}\` for ${which}, which the filter therefore left in.`]
  })
}
