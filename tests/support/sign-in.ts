import type { Page } from 'playwright-core'

/** Signs in by one click as a role of the demo. */
export async function signInAs(page: Page, base: string, account: string): Promise<void> {
  page.setDefaultTimeout(10_000)
  await page.context().clearCookies()
  await page.goto(`${base}/urad`)
  await page.getByRole('button', { name: account }).click()
  await page.waitForURL('**/urad')
}
