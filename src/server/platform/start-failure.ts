/** What stopped the start, as a sentence that names the variable to mend. */
export function describeStartFailure(error: unknown): string {
  const { code, syscall, message, address, port, hostname } = error as {
    code?: string
    syscall?: string
    message: string
    address?: string
    port?: number
    hostname?: string
  }
  if (syscall === 'listen' || code === 'EADDRINUSE') {
    if (code === 'EADDRINUSE')
      return `PORT: na portu ${port ?? ''} už něco běží. Ukončete to, nebo nastavte jiný PORT.`
    if (code === 'EACCES')
      return `PORT: na portu ${port ?? ''} tento uživatel poslouchat nesmí. Zvolte port nad 1024.`
    return `HOST: na adrese ${address ?? ''} poslouchat nejde (${code}). Opravte HOST.`
  }
  if (syscall === 'getaddrinfo')
    return `${hostname !== undefined && hostname === process.env['HOST']?.trim() ? 'HOST' : 'DATABASE_URL'}: jméno serveru se nepodařilo najít (${code}). Zkontrolujte ho.`
  if (code === 'ECONNREFUSED' || code === 'ETIMEDOUT' || code === 'EHOSTUNREACH')
    return `DATABASE_URL: databázový server neodpovídá (${code}). Zkontrolujte adresu a že server běží.`
  if (code === '28P01' || code === '28000')
    return 'DATABASE_URL: databázový server odmítl jméno nebo heslo. Opravte je.'
  if (code === '3D000') return 'DATABASE_URL: taková databáze na serveru není. Založte ji.'
  if (code === 'ENOSPC' || code === '53100')
    return 'DATA_DIR: na disku není místo. Uvolněte ho a spusťte Radnici znovu.'
  if (code === 'EACCES' || code === 'EPERM')
    return `DATA_DIR: chybí právo zapisovat (${message}). Opravte práva složky.`
  return message
}
