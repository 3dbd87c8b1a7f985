/** CPU that a server spends on one request of a path, in seconds: out of its own metrics, after a warm pass. */
export async function serverCost(url: string, path: string, runs: number): Promise<number> {
  const cpu = async () =>
    Number(/^process_cpu_seconds_total ([\d.e-]+)/m.exec(await (await fetch(`${url}/metrics`)).text())![1])
  const headers = { 'accept-encoding': 'identity' }
  for (let run = 0; run < 100; run++) await (await fetch(url + path, { headers })).text()
  const before = await cpu()
  for (let run = 0; run < runs; run++) await (await fetch(url + path, { headers })).text()
  return ((await cpu()) - before) / runs
}
