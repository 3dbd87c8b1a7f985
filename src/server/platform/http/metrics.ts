import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'

export const registry = new Registry()
collectDefaultMetrics({ register: registry })

const answered = new Histogram({
  name: 'radnice_http_request_seconds',
  help: 'Time from the request to the end of the answer',
  labelNames: ['method', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [registry],
})
const refused = new Counter({
  name: 'radnice_http_refused_total',
  help: 'Requests refused before the application saw them',
  labelNames: ['reason'],
  registers: [registry],
})

export function countAnswer(method: string, status: number, seconds: number): void {
  answered.observe({ method, status: `${Math.floor(status / 100)}xx` }, seconds)
}

export function countRefusal(reason: string): void {
  refused.inc({ reason })
}
