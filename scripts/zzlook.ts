import { openBrowser } from '../tests/support/browser.ts'
import { signInAs } from '../tests/support/sign-in.ts'
const [account, out, ...paths] = process.argv.slice(2)
const base = process.env['BASE'] ?? 'http://localhost:3111'
const browser = await openBrowser()
for (const [w, scheme] of [[1280, 'light'], [390, 'dark']] as const) {
  const context = await browser.newContext({ viewport: { width: w, height: 900 }, colorScheme: scheme })
  const page = await context.newPage()
  if (account !== '-') await signInAs(page, base, account!)
  for (const [i, p] of paths.entries()) {
    await page.goto(base + p)
    await page.evaluate('document.querySelectorAll("details").forEach((d,i)=>{ if(i<2) d.open=true })')
    await page.screenshot({ path: `/tmp/look/${out}-${i}-${w}.png`, fullPage: true })
    const wide = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
    if (wide) console.log('WIDE', p, w)
  }
}
await browser.close()
