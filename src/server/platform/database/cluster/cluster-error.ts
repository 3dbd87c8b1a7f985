/** The bundled database cannot be started or shared; the message tells the operator what to do. */
export class ClusterError extends Error {
  override name = 'ClusterError'
}
