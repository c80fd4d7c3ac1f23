-- Short questions to residents, answered online or on paper without a name.

create table questionnaire (
  id uuid primary key,
  organization_id uuid not null references organization (id),
  -- Short and public: stands in the address and under the QR code.
  code text not null unique,
  title text not null,
  intro text not null,
  -- In their order; frozen when it opens.
  questions jsonb not null,
  state text not null check (state in ('draft', 'open', 'closed')),
  opens_on date,
  closes_on date,
  account_id uuid,
  revision int not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index questionnaire_organization on questionnaire (organization_id, id desc);
create index questionnaire_open on questionnaire (closes_on, id) where state = 'open';

-- Of an answer given online only the day is kept: its id tells no time, and nothing tells who gave it.
create table questionnaire_answer (
  id uuid primary key,
  questionnaire_id uuid not null references questionnaire (id),
  channel text not null check (channel in ('online', 'paper')),
  -- One for each question, in the order of the questions.
  answers jsonb not null,
  answered_on date not null,
  -- Of a sheet of paper: who typed it in, and the number written on it.
  entered_by uuid,
  serial text,
  revision int not null,
  search tsvector not null,
  check ((channel = 'paper') = (entered_by is not null))
);
create index questionnaire_answer_of on questionnaire_answer (questionnaire_id, channel, id);
create index questionnaire_answer_search on questionnaire_answer using gin (search);

-- Which answers and options have become needs, so that none is taken twice unawares.
create table questionnaire_need (
  questionnaire_id uuid not null references questionnaire (id),
  -- Position of the question, from 0.
  question int not null,
  answer_id uuid,
  choice int,
  need_id uuid not null references need (id),
  check ((answer_id is null) <> (choice is null))
);
create index questionnaire_need_of on questionnaire_need (questionnaire_id, question);
