import * as v from 'valibot'
import { evidenceKinds, type LineKey } from '../../../shared/budget/words.ts'
import { parseAmount } from '../../../shared/format/parse-amount.ts'
import { linkAddress } from '../../../shared/link-address.ts'
import { recordLine } from '../../../shared/meetings/record.ts'
import { writeShare } from '../../../shared/reports/write-value.ts'
import type { Actor } from '../../platform/actor/actor.ts'
import { isId } from '../../platform/database/new-id.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { DomainError, notFound } from '../../platform/domain-error.ts'
import { countablePlatforms } from '../platforms/index.ts'
import { isInner, sideOf } from './consolidation.ts'
import { mayManageBudget } from './policy.ts'
import { hasLine } from './budget.store.ts'
import { confirmTag, deleteTag, hasTag, insertTag, lockShares } from './tag.store.ts'
import { takenShare } from './taken-share.ts'
import { wrongForm } from '../../platform/wrong-form.ts'

const tag = v.object({
  share: v.pipe(
    v.string(),
    v.transform((text) => parseAmount(text.replace('%', ''))),
    v.number('Podíl: napište procenta, například 40 nebo 12,5.'),
    v.minValue(1, 'Podíl: napište procenta větší než 0.'),
    v.maxValue(10_000, 'Podíl: víc než 100 % řádku označit nejde.'),
  ),
  what: v.pipe(recordLine(300), v.nonEmpty('Na co: napište, co se za ty peníze pořizuje.')),
  evidenceKind: v.picklist(evidenceKinds, 'Doklad: vyberte jeden z druhů.'),
  evidence: v.pipe(recordLine(300), v.nonEmpty('Doklad: napište číslo usnesení, smlouvy nebo faktury.')),
  evidenceAddress: linkAddress('Adresa dokladu: vložte cestu v Radnici, nebo celou adresu s https://.'),
  contractRegisterId: v.pipe(
    v.string(),
    v.trim(),
    v.regex(/^\d{0,12}$/, 'Číslo v registru smluv: napište jen číslice ID smlouvy.'),
    v.transform((text) => text || null),
  ),
  platform: v.string(),
  confirmed: v.boolean(),
})

export type TagForm = v.InferInput<typeof tag>

const lineKey = v.object({
  year: v.pipe(v.number(), v.integer()),
  paragraf: v.pipe(v.string(), v.regex(/^\d{4}(?:\d{2})?$/)),
  polozka: v.pipe(v.string(), v.regex(/^\d{4}$/)),
  orj: v.pipe(v.string(), v.maxLength(40)),
  org: v.pipe(v.string(), v.maxLength(40)),
})

/**
 * Says what share of a budget line belongs to the smart city, and by what it is proved. Shares of a line never pass 100 %.
 * @throws DomainError `not_found`, `wrong_tag`, `over_whole`
 */
export async function tagLine(
  actor: Actor,
  by: string,
  id: string,
  key: LineKey,
  input: TagForm,
): Promise<void> {
  const line = v.safeParse(lineKey, key)
  if (!mayManageBudget(actor) || !isId(id) || !line.success) throw notFound()
  if (sideOf(line.output.polozka) !== 'expenditure' || isInner(line.output.polozka))
    throw new DomainError(
      'no_expenditure',
      'Označit jde jen výdaj města. Příjmy, financování ani převody uvnitř města penězi na smart city nejsou.',
    )
  const checked = v.safeParse(tag, input)
  if (!checked.success) throw wrongForm('wrong_tag', checked.issues)
  const { platform, ...rest } = checked.output
  const platformId = (await countablePlatforms()).find((one) => one.id === platform)?.id ?? null
  await inTransaction(actor, async (work) => {
    const taken = takenShare(await lockShares(work.db, line.output), line.output)
    if (await hasTag(work.db, id)) return
    if (!(await hasLine(work.db, line.output)))
      throw new DomainError(
        'no_line',
        `V rozpočtu roku ${line.output.year} takový řádek není. Vyberte ho z rozpisu rozpočtu.`,
      )
    if (taken + rest.share > 10_000)
      throw new DomainError(
        'over_whole',
        `Z tohoto řádku (i s celkem, pod který patří, a s jeho částmi) už je označeno ${writeShare(taken / 10_000)}. Zbývá nejvýš ${writeShare((10_000 - taken) / 10_000)}.`,
      )
    await insertTag(work.db, { id, ...line.output, ...rest, platformId, createdBy: by, createdAt: actor.now })
    work.audit({
      action: 'budget.tag.added',
      subject: { kind: 'budget_tag', id },
      details: { year: line.output.year, share: rest.share, confirmed: rest.confirmed },
    })
  })
}

/** An estimate becomes confirmed, or a tag goes away. @throws DomainError `not_found` */
export async function changeTag(actor: Actor, id: string, change: 'confirm' | 'remove'): Promise<void> {
  if (!mayManageBudget(actor) || !isId(id)) throw notFound()
  await inTransaction(actor, async (work) => {
    if (!(await (change === 'confirm' ? confirmTag : deleteTag)(work.db, id))) throw notFound()
    work.audit({
      action: change === 'confirm' ? 'budget.tag.confirmed' : 'budget.tag.removed',
      subject: { kind: 'budget_tag', id },
    })
  })
}
