/**
 * Numbers of annexes in their order: a frozen one keeps the number under which it was printed, the others take the free ones.
 * @param frozen number of a frozen annex, null of any other
 */
export function numberAnnexes(frozen: readonly (number | null)[]): number[] {
  const taken = new Set(frozen)
  let last = 0
  return frozen.map((number) => {
    if (number !== null) return number
    do last++
    while (taken.has(last))
    return last
  })
}
