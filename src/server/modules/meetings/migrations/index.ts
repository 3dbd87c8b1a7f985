import type { Migration } from '../../../platform/database/migrate.ts'
import { createBodyAndMeeting } from './0001-create-body-and-meeting.ts'
import { createMinutesImport } from './0002-create-minutes-import.ts'
import { freezePublishedMinutes } from './0003-freeze-published-minutes.ts'
import { indexRegisters } from './0004-index-registers.ts'
import { deepenRecord } from './0005-deepen-record.ts'
import { rememberHowTaskWasSet } from './0007-remember-how-a-task-was-set.ts'
import { keepPublicTaskState } from './0006-keep-public-task-state.ts'
import { noteDeskIndex } from './0008-note-desk-index.ts'
import { createSchedule } from './0009-create-schedule.ts'
import { createInvitee } from './0010-create-invitee.ts'
import { createCalendarAddress } from './0011-create-calendar-address.ts'
import { weighMinutes } from './0012-weigh-minutes.ts'
import { createSession } from './0013-create-session.ts'
import { noteChanges } from './0014-note-changes.ts'
import { hideMarkedText } from './0015-hide-marked-text.ts'
import { createVerification } from './0016-create-verification.ts'
import { followTasks } from './0017-follow-tasks.ts'
import { createPoll } from './0018-create-poll.ts'
import { rememberGone } from './0019-remember-gone.ts'
import { createMaterials } from './0020-create-materials.ts'
import { proposeAnswers } from './0021-propose-answers.ts'
import { attachReports } from './0022-attach-reports.ts'

export const migrations: readonly Migration[] = [
  createBodyAndMeeting,
  createMinutesImport,
  freezePublishedMinutes,
  indexRegisters,
  deepenRecord,
  keepPublicTaskState,
  rememberHowTaskWasSet,
  noteDeskIndex,
  createSchedule,
  createInvitee,
  createCalendarAddress,
  weighMinutes,
  createSession,
  noteChanges,
  hideMarkedText,
  createVerification,
  followTasks,
  createPoll,
  rememberGone,
  createMaterials,
  proposeAnswers,
  attachReports,
]
