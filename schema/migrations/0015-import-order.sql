-- What an import changed and what it added goes back in two steps, between which two rows may claim one day; the rules hold at the end.

alter table procedure drop constraint one_procedure_of_a_code_a_day,
  add constraint one_procedure_of_a_code_a_day exclude using gist (code with =, during with &&) deferrable;
alter table unit_version drop constraint one_version_of_a_unit_a_day, drop constraint one_holder_of_a_code_a_day,
  add constraint one_version_of_a_unit_a_day exclude using gist (unit_id with =, during with &&) deferrable,
  add constraint one_holder_of_a_code_a_day exclude using gist (code with =, during with &&) deferrable;
alter table criteria_field drop constraint criteria_field_set_id_ordinal_key,
  add constraint criteria_field_set_id_ordinal_key unique (set_id, ordinal) deferrable;
alter table criterion drop constraint criterion_set_id_ordinal_key,
  add constraint criterion_set_id_ordinal_key unique (set_id, ordinal) deferrable;
