import { formatDate } from '../../../../shared/format/date.ts'
import { DomainError } from '../../../platform/domain-error.ts'

/** @throws DomainError `disposed` when a case was destroyed by archival disposal */
export function refuseDisposed({ disposedOn }: { disposedOn: string | null }): void {
  if (disposedOn !== null)
    throw new DomainError('disposed', `Spis byl ${formatDate(disposedOn)} zničen ve skartačním řízení.`, 410)
}
