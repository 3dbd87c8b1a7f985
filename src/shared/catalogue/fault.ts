/** What stands in the way of publishing, with the field where it can be mended. */
export interface Fault {
  /** Stable code for programs and tests */
  code: string
  /** Name of the field in the form of the dataset or of its terms; for a distribution its own field after a dot */
  field: string
  /** In Czech, with the way out */
  text: string
  /** Address of the distribution that it is about */
  distribution?: string
}
