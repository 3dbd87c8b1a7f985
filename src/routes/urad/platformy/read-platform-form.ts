import type { PlatformForm } from '#server/modules/platforms/index.ts'
import { readFields } from '#server/platform/http/read-fields.ts'

const names = [
  'name',
  'kind',
  'state',
  'public',
  'purpose',
  'users',
  'owner',
  'supplier',
  'contract',
  'contractEndsOn',
  'yearlyCost',
  'address',
  'accessibilityStatement',
  'technology',
  'hosting',
  'securityContact',
  'weaknesses',
] as const

/** What was typed, and the same as the use case wants it. */
export function readPlatformForm(form: FormData): { values: Record<string, string>; input: PlatformForm } {
  const values = readFields(form, names)
  return { values, input: { ...values, public: values.public === 'ano' } as PlatformForm }
}
