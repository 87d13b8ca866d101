create table quality_finding (
  rule text collate "C" not null check (rule in (
    'B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8', 'PART_OF_WHOLE', 'REGISTER_COUNT', 'PERIOD_AFTER_REPORT',
    'EVENT_AFTER_PUBLICATION', 'RANK_DIFFERS', 'SUM_OF_MAX', 'REGISTER_GAP')),
  subject_type text collate "C" not null check (subject_type <> ''),
  subject_id integer not null,
  figure text not null check (figure <> ''),
  outcome text not null check (outcome in ('PASS', 'FAIL', 'NOT_TESTABLE')),
  residual numeric,
  share_percent numeric check (share_percent >= 0),
  explanation text not null check (explanation <> ''),
  explanation_vi text not null check (explanation_vi <> ''),
  unit_id integer references unit (id),
  placed_on date,
  period_from date,
  period_to date,
  demo boolean not null default false,
  source_id integer references source_document (id),
  locator text,
  primary key (rule, subject_type, subject_id),
  constraint what_cannot_be_tested_leaves_nothing check ((outcome = 'NOT_TESTABLE') = (residual is null)),
  constraint what_holds_leaves_zero check (outcome = 'NOT_TESTABLE' or (outcome = 'PASS') = (residual = 0)),
  check (period_from <= period_to)
);
comment on table quality_finding is 'What the rules say of the stored figures (kết quả kiểm tra chất lượng số liệu); derived, replaced as a whole by the quality module.';
comment on column quality_finding.subject_id is 'Key of the figure in the table of its type; with subject_type the global id.';
comment on column quality_finding.figure is 'What the figure is, in Vietnamese, for those who read a list of findings.';
comment on column quality_finding.unit_id is 'Whose figure it is; null where the source does not say which unit it speaks of.';
comment on column quality_finding.placed_on is 'The day on which the unit is placed in the tree: the end of the period, else the day of the figure; null is undated: as the tree stands today.';
create index quality_finding_unit on quality_finding (unit_id);
create index quality_finding_outcome on quality_finding (outcome, rule, subject_type, subject_id);
