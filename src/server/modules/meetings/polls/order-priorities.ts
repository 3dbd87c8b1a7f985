/** An order that somebody gave: the place of each option they named. Equal places are a tie, options left out come last. */
export type Order = Readonly<Record<string, number>>

export interface PriorityRow {
  option: string
  /** Place by the plain order, ties share it */
  place: number
  /** Mean of the places that people gave; who left an option out gave it the mean of the places left */
  mean: number
  /** How many put it first, alone or in a tie */
  first: number
  /** Borda: points for every option that it is put before, half a point for a tie */
  borda: number
  bordaPlace: number
  /** Schulze: order by the strongest paths of pairwise comparisons */
  schulzePlace: number
  /** The best and the worst place it would have if any one person had not answered */
  best: number
  worst: number
}

/** Places of one order with ties shared: two options on the first place have 1.5 each, the left out share the rest. */
function sharedPlaces(options: readonly string[], order: Order): Map<string, number> {
  const rank = (option: string) => order[option] ?? Infinity
  return new Map(
    options.map((option) => {
      const before = options.filter((one) => rank(one) < rank(option)).length
      const tied = options.filter((one) => rank(one) === rank(option)).length
      return [option, before + (tied + 1) / 2]
    }),
  )
}

const placesBy = (options: readonly string[], value: (option: string) => number): Map<string, number> =>
  new Map(
    options.map((option) => [option, 1 + options.filter((one) => value(one) < value(option) - 1e-9).length]),
  )

/** Places by the mean of the places given. */
export function plainPlaces(
  options: readonly string[],
  orders: readonly Order[],
): { means: Map<string, number>; places: Map<string, number> } {
  const shared = orders.map((order) => sharedPlaces(options, order))
  const means = new Map(
    options.map((option) => [
      option,
      shared.reduce((sum, places) => sum + places.get(option)!, 0) / Math.max(1, shared.length),
    ]),
  )
  return { means, places: placesBy(options, (option) => means.get(option)!) }
}

/** An order as groups of equals, as the counting library wants it. */
function ballot(options: readonly string[], order: Order) {
  const places = [...new Set(options.map((option) => order[option] ?? Infinity))].sort((a, b) => a - b)
  return {
    ranking: places.map((place) => options.filter((option) => (order[option] ?? Infinity) === place)),
    weight: 1,
  }
}

/**
 * Priorities in the order that people gave them, by the mean place; beside it Borda's points, Schulze's order and how much
 * the order hangs on any one person.
 * @returns rows by place, then in the order of the options; none without answers
 */
export async function orderPriorities(
  options: readonly string[],
  orders: readonly Order[],
): Promise<PriorityRow[]> {
  if (orders.length === 0) return []
  // thirty megabytes that only results of polls need
  const { Borda, Schulze, utils } = await import('votes')
  const { means, places } = plainPlaces(options, orders)
  const ballots = orders.map((order) => ballot(options, order))
  const candidates = [...options]
  const points = new Borda({ ballots, candidates }).scores()
  const bordaPlaces = placesBy(options, (option) => -points[option]!)
  const schulze = new Schulze(utils.matrixFromBallots(ballots, candidates)).ranking()
  const without = orders.map(
    (_, left) =>
      plainPlaces(
        options,
        orders.filter((__, index) => index !== left),
      ).places,
  )
  return options
    .map((option) => {
      const group = schulze.findIndex((tied) => tied.includes(option))
      const others = orders.length > 1 ? without.map((one) => one.get(option)!) : [places.get(option)!]
      return {
        option,
        place: places.get(option)!,
        mean: means.get(option)!,
        first: orders.filter(
          (order) => option in order && order[option] === Math.min(...Object.values(order)),
        ).length,
        // the library counts a point more to everybody
        borda: points[option]! - orders.length,
        bordaPlace: bordaPlaces.get(option)!,
        schulzePlace: 1 + schulze.slice(0, group).flat().length,
        best: Math.min(...others),
        worst: Math.max(...others),
      }
    })
    .sort((a, b) => a.place - b.place)
}
