-- A small city hall as release 0.1 left it: a published meeting with a vote, a carried task and an annex,
-- a meeting being prepared, and old minutes half read.
insert into people.person (id, name, family_name, email) values
  ('01890000-0000-7000-8000-000000000001', 'Člen Jedna', 'Jedna', 'clen@mesto.example');
insert into meetings.body (id, slug, kind, name, settings) values
  ('01890000-0000-7000-8000-000000000010', 'komise', 'commission', 'Komise', '{"numbering": "year"}');
insert into meetings.membership (id, body_id, person_id, role, starts_on) values
  ('01890000-0000-7000-8000-000000000011', '01890000-0000-7000-8000-000000000010', '01890000-0000-7000-8000-000000000001', 'chair', '2022-10-18');
insert into meetings.meeting (id, body_id, slug, number, held_on, starts_at, state, quorate, chair_name, origin, closed_at, verified_at, published_at, next_on) values
  ('01890000-0000-7000-8000-000000000020', '01890000-0000-7000-8000-000000000010', '2024-1', 1, '2024-01-09', '15:00', 'published', true, 'Člen Jedna', 'transcribed', now(), now(), now(), '2024-02-13'),
  ('01890000-0000-7000-8000-000000000021', '01890000-0000-7000-8000-000000000010', '2024-02-13', null, '2024-02-13', '15:00', 'planned', null, null, 'held', null, null, null, null);
insert into meetings.attendance (id, meeting_id, position, name, capacity, state, arrived_at) values
  ('01890000-0000-7000-8000-000000000030', '01890000-0000-7000-8000-000000000020', 0, 'Člen Jedna', 'member', 'present', '15:10');
insert into meetings.agenda_item (id, meeting_id, position, number, title, text) values
  ('01890000-0000-7000-8000-000000000040', '01890000-0000-7000-8000-000000000020', 0, '1', 'Program', 'Program byl přijat.');
insert into meetings.resolution (id, meeting_id, item_id, position, number, kind, text) values
  ('01890000-0000-7000-8000-000000000050', '01890000-0000-7000-8000-000000000020', '01890000-0000-7000-8000-000000000040', 0, '1/2024', 'resolution', 'Komise přijímá program.');
insert into meetings.vote_event (id, resolution_id, present, in_favour, result, source) values
  ('01890000-0000-7000-8000-000000000060', '01890000-0000-7000-8000-000000000050', 1, 1, 'accepted', 'transcribed');
insert into meetings.task (id, body_id, meeting_id, position, text, assignee, due_on, state) values
  ('01890000-0000-7000-8000-000000000070', '01890000-0000-7000-8000-000000000010', '01890000-0000-7000-8000-000000000020', 0, 'Připravit podklady.', 'odbor', '2024-02-13', 'open');
insert into meetings.annex (id, meeting_id, number, title) values
  ('01890000-0000-7000-8000-000000000080', '01890000-0000-7000-8000-000000000020', 1, 'Rozpočet');
insert into meetings.published_minutes (meeting_id, document, sha256, published_at) values
  ('01890000-0000-7000-8000-000000000020', '{"body": "Komise", "number": 1, "date": "2024-01-09", "startTime": "15:00", "endTime": null, "place": null, "present": ["Člen Jedna"], "excused": null, "absent": null, "guests": null, "quorate": true, "recorder": null, "recorderGender": null, "verifiers": null, "chair": "Člen Jedna", "agenda": [{"number": "1", "title": "Program"}], "nextMeeting": null, "bodyGenitive": "Komise", "meetingWord": "jednání", "sections": [], "followUp": [], "annexes": [], "handSigned": false, "approvedOn": null, "auditHead": null}', 'x', now());
insert into meetings.minutes_import (id, name, source, minutes, review, created_by) values
  ('01890000-0000-7000-8000-000000000090', 'zapis.txt', 'Úkol: připravit zprávu do 15. 3.', '{"body": null, "number": 2, "date": "2024-02-13", "startTime": null, "endTime": null, "place": null, "present": ["Člen Jedna"], "excused": null, "absent": null, "guests": null, "quorate": null, "recorder": null, "verifiers": null, "chair": null, "agenda": null, "resolutions": [], "tasks": [{"text": "Připravit zprávu.", "assignee": null, "due": "do 15. 3.", "status": null}], "nextMeeting": null}', '{"draft": {"annexes": "", "tasks": []}, "passages": {}, "doubts": {}}', 'ucet');
