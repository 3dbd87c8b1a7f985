import type { Manifest } from '../../platform/manifest.ts'
import { fillMeetings } from './demo/fill-meetings.ts'
import { deskScopes, reindexMeetings } from './index-meeting.ts'
import { collectDrafts } from './keep-draft.ts'
import { nameAudited } from './name-audited.ts'
import { archiveMinutes } from './register-minutes.ts'
import { weighMinutes } from './minutes/download-minutes.ts'
import { readReplies } from './invitations/read-replies.ts'
import { migrations } from './migrations/index.ts'
import { ownDatasets } from './open-data/own-datasets.ts'
import { attendanceReport } from './reports/attendance-report.ts'
import { priorityReport } from './reports/priority-report.ts'
import { taskReport } from './reports/task-report.ts'
import { remindTasks } from './tasks/remind-tasks.ts'

export const meetings: Manifest = {
  name: 'meetings',
  migrations,
  searchable: ['meeting', 'resolution', 'task'],
  deskScopes,
  nameAudited,
  jobs: [readReplies, remindTasks, collectDrafts, archiveMinutes, weighMinutes, reindexMeetings],
  reports: [taskReport, attendanceReport, priorityReport],
  datasets: ownDatasets,
  demo: fillMeetings,
}
export { homeMeetings } from './home-meetings.ts'
export { listMeetings } from './list-meetings.ts'
export { readMeeting } from './read-meeting.ts'
export type { ItemView, MeetingView, RecordView, ResolutionView, TaskView, VoteView } from './read-meeting.ts'
export { draftSchedule, dropSchedule, saveSchedule, type DateForm } from './schedule/draft-schedule.ts'
export { attachSchedule, meetingsForAnnex } from './schedule/attach-schedule.ts'
export { oparlList, oparlObject, oparlPart, oparlSystem } from './oparl/read-oparl.ts'
export { sendSchedule } from './schedule/send-schedule.ts'
export { approveSchedule } from './schedule/approve-schedule.ts'
export { readSchedule, schedulesOf, type ScheduleView } from './schedule/read-schedule.ts'
export { addGuest, dropGuest, sendInvitations } from './invitations/send-invitations.ts'
export {
  answerInvitation,
  decideReply,
  noteAnswer,
  readInvitation,
  type InvitationView,
} from './invitations/answer-invitation.ts'
export { readInvited, type InvitedView } from './invitations/read-invited.ts'
export {
  endCalendarAddress,
  makeCalendarAddress,
  ownCalendar,
  readOwnCalendar,
} from './own-calendar/own-calendar.ts'
export { startSession } from './session/begin-session.ts'
export { checkIn, checkInCode } from './session/check-in.ts'
export { castBallot } from './session/cast-ballot.ts'
export { callVote, cancelBallot, closeBallot, hideResult } from './session/close-ballot.ts'
export { countHands } from './session/count-hands.ts'
export { chooseItem, endBreak, nameVerifiers, takeBreak } from './session/lead-session.ts'
export { confirmCheckIns, markPresence, presenceMoves } from './session/mark-presence.ts'
export { openBallot, type Majority } from './session/open-ballot.ts'
export { readScreen, readSession, watchedMeeting, type SessionView } from './session/read-session.ts'
export {
  askToSpeak,
  giveFloor,
  giveUpSpeech,
  listSpeaker,
  strikeSpeaker,
  takeFloor,
} from './session/speakers.ts'
export { watchSession } from './session/watch-session.ts'
export { declareInterest, propose, setTask, writeItem } from './session/write-item.ts'
export { moveMeeting } from './move-meeting.ts'
export { belongsTo } from './inside-bodies.ts'
export { preparedFor } from './prepared-for.ts'
export { planMeeting } from './plan-meeting.ts'
export { recordMeeting } from './record-meeting.ts'
export { foundBody, appointMember } from './found-body.ts'
export {
  minutesFormats,
  readMinutesFile,
  renderMinutesFile,
  type MinutesFormat,
} from './minutes/minutes-file.ts'
export { downloadMinutes, downloads } from './minutes/download-minutes.ts'
export { advanceMeeting } from './advance-meeting.ts'
export { blankRecord } from './blank-record.ts'
export { deskOverview } from './desk-overview.ts'
export { importMinutes, readImport, recordableBodies, type ImportView } from './import-minutes.ts'
export { nextStates } from './lifecycle.ts'
export { transcribeMeeting } from './transcribe-meeting.ts'
export { carriedTasks, editRecord } from './edit-record.ts'
export { isOpenForWriting } from './lifecycle.ts'
export { rewriteMeeting, type Review } from './rewrite-meeting.ts'
export { listOfBodies } from './list-of-bodies.ts'
export { resolutionRegister, taskRegister, type RegisterQuestion } from './list-register.ts'
export { attendanceSheet } from './attendance-sheet.ts'
export { attendanceExport } from './attendance-export.ts'
export { attendanceStatistics, type AttendanceStatistics } from './attendance-statistics.ts'
export { readAnnualReport, type AnnualReport } from './annual-report/read-annual-report.ts'
export { downloadAnnualReport, reportFiles } from './annual-report/render-annual-report.ts'
export { readBody } from './read-body.ts'
export { bodyCalendar } from './calendar.ts'
export { bodyFeed } from './feed.ts'
export { dropKeptDraft, keepDraft, readKeptDraft } from './keep-draft.ts'
export { previewMinutes } from './minutes/preview-minutes.ts'
export { addTopic, findTopic, removeTopic, waitingTopics } from './topics.ts'
export { attachFile, changeFile, openMeetingFile } from './attach-file.ts'
export { presenceOverTime } from './presence-over-time.ts'
export {
  addBody,
  addTerm,
  appoint,
  dismiss,
  manageBody,
  managedBodies,
  saveBody,
  type BodyForm,
} from './manage-body.ts'
export { readTask, type TaskHistory } from './read-task.ts'
export { deskTasks } from './desk-tasks.ts'
export { addTask, meetingsForTask } from './tasks/add-task.ts'
export { askExtension, decideExtension, quietTask } from './tasks/extend-task.ts'
export { answerWithReport } from './tasks/answer-with-report.ts'
export { taskStatistics } from './tasks/task-statistics.ts'
export { reportTasks, takeReportsBack } from './report-tasks.ts'
export { acceptRequest, openReportFile, reportTask } from './report-task.ts'
export { hideText, hideWords, type ChosenStretch } from './public-twin/hide-text.ts'
export { readHidden } from './public-twin/read-hidden.ts'
export { withdrawMinutes } from './public-twin/withdraw-minutes.ts'
export { approveMinutes } from './verification/approve-minutes.ts'
export { closeComments, openComments } from './verification/comment-round.ts'
export { decideSuggestion } from './verification/decide-suggestion.ts'
export { openFinalCopy, submitForApproval } from './verification/final-copy.ts'
export { openOriginal, recordOriginal } from './verification/paper-original.ts'
export { minutesDeadline } from './verification/minutes-deadline.ts'
export { readVerification, type VerificationView } from './verification/read-verification.ts'
export { suggestChange } from './verification/suggest-change.ts'
export { answerByLink, answerPoll, type PollAnswer } from './polls/answer-poll.ts'
export { attachPoll, closePoll } from './polls/close-poll.ts'
export { openPoll, type PollForm } from './polls/open-poll.ts'
export { pollsOf, readPoll, readPollByLink } from './polls/read-poll.ts'
export { ofnEvents } from './open-data/events.ts'
export { popoloVoteEvents } from './open-data/popolo.ts'
export { attendanceTable, voteTable } from './open-data/public-tables.ts'
export { schemaOrgMeeting } from './open-data/schema-org.ts'
export { readNotes, saveNotes } from './materials/own-notes.ts'
export { decideProposal, proposeItem, proposeItemByLink, readProposals } from './materials/propose-item.ts'
export {
  councilMaterials,
  councilResults,
  noteCouncilAnswer,
  readCouncilMaterial,
  saveCouncilMaterial,
} from './materials/council-material.ts'
export { importCouncilAnswers } from './materials/import-council-answers.ts'
export { downloadCouncilMaterial } from './materials/render-material.ts'
export { signCopy } from './verification/sign-copy.ts'
export { openInvitedFile } from './invitations/invited-files.ts'
export { attachReport, detachReport, placesForReport } from './live-annexes/attach-report.ts'
export { compareAnnex, readAnnex } from './live-annexes/read-annex.ts'
