/** What official documents say of the city itself. */
export interface CityFacts {
  ico: string
  dataBox: string
  seat: string
  /** Code of this installation in the register of information systems of public administration */
  isvs: string
}

let facts: CityFacts | null = null
let seatAddress: string | null = null

/** Sets the facts from the configuration; null when any of them is left out. Only composition roots and test set-up call it. */
export function useCityFacts(chosen: { [name in keyof CityFacts]: string | undefined }): void {
  const { ico, dataBox, seat, isvs } = chosen
  seatAddress = seat ?? null
  facts = ico && dataBox && seat && isvs ? { ico, dataBox, seat, isvs } : null
}

/** Where the city takes paper; null when it is not configured. */
export const seatOfCity = (): string | null => seatAddress

export const cityFacts = (): CityFacts | null => facts
