/** Hundredths as they are typed into a form: `125000050` is `1250000,50`; null is an empty field. */
export function writeAmount(hundredths: number | null): string {
  if (hundredths === null) return ''
  const [whole, part] = [Math.trunc(hundredths / 100), Math.abs(hundredths % 100)]
  return part === 0 ? String(whole) : `${whole},${String(part).padStart(2, '0')}`
}
