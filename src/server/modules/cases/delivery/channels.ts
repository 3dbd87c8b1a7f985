import type { Channel } from '../../../../shared/cases/words.ts'
import { shiftDay } from '../../../../shared/time/shift-day.ts'
import { workingDay } from '../clock.ts'
import type { Applicant } from '../sealed-case.ts'

export interface OfferedChannel {
  channel: Channel
  /** Where to, as it stands in the submission */
  address: string
  law: string
}

/**
 * Ways in which a document may be delivered to somebody, the one that the law puts first on top: the data box where there is one, and
 * then nothing else but handing over on the spot and a public notice (300/2008 Sb. § 17 (1)); otherwise by post or in person; by
 * e-mail only where it was asked for (500/2004 Sb. §§ 19 and 25).
 */
export function channelsFor(
  { name, dataBox, address, email }: Applicant,
  asked: { email: boolean },
): OfferedChannel[] {
  const onSpot: OfferedChannel = {
    channel: 'in_person',
    address: name,
    law: 'předání na místě, § 19 správního řádu',
  }
  const notice: OfferedChannel = {
    channel: 'public_notice',
    address: 'úřední deska',
    law: 'veřejná vyhláška, § 25 správního řádu',
  }
  if (dataBox !== null)
    return [
      { channel: 'data_box', address: dataBox, law: 'zákon č. 300/2008 Sb., § 17 odst. 1' },
      onSpot,
      notice,
    ]
  return [
    ...(asked.email && email !== null
      ? [{ channel: 'email' as const, address: email, law: 'na žádost, § 19 odst. 4 správního řádu' }]
      : []),
    ...(address === null
      ? []
      : [
          {
            channel: 'post' as const,
            address: `${name}, ${address}`,
            law: 'do vlastních rukou, § 19 správního řádu',
          },
        ]),
    onSpot,
    notice,
  ]
}

/**
 * The day on which the law has a document delivered that only lies ready; null where there is no such fiction.
 * Data box: the tenth day after it came (300/2008 Sb. § 17 (4)); post: the tenth day of lying there (500/2004 Sb. § 24 (1)); a public
 * notice: the fifteenth day after it was put up (§ 25 (2)). A limit that would end on a day off ends on the next working day.
 */
export function fictionOn(channel: Channel, arrivedOn: string): string | null {
  if (channel === 'data_box' || channel === 'post') return workingDay(shiftDay(arrivedOn, 10))
  // the law says a day here, not the end of a limit
  if (channel === 'public_notice') return shiftDay(arrivedOn, 15)
  return null
}
