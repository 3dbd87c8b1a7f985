/** Forms of life situations by their versions: a running case keeps the version that it was filed with. */
export const createForm = {
  name: '0002-create-form',
  sql: `
create table services.form (
  id uuid primary key,
  slug text not null unique,
  title text not null,
  -- kind of proceedings, known to the module of cases
  procedure text not null,
  situation_id uuid references services.situation,
  created_at timestamptz not null default now()
);
create index form_situation on services.form (situation_id);

create table services.form_version (
  id uuid primary key,
  form_id uuid not null references services.form,
  number int not null,
  state text not null check (state in ('draft', 'published', 'retired')),
  -- JSON text as its author wrote it: keys are data and are not renamed
  definition text not null,
  written_by text not null,
  -- all who wrote into it: none of them publishes it
  writer_accounts text[] not null default '{}',
  revision int not null default 1,
  written_at timestamptz not null,
  published_by text,
  published_at timestamptz,
  unique (form_id, number)
);
create unique index form_version_published on services.form_version (form_id) where state = 'published';
create unique index form_version_draft on services.form_version (form_id) where state = 'draft';

-- what was published is what people filed by
create function services.keep_published() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and new.definition <> old.definition then
    raise exception 'a published version of a form never changes';
  end if;
  return new;
end $$;
create trigger keep_published before update on services.form_version
  for each row execute function services.keep_published();
`,
}
