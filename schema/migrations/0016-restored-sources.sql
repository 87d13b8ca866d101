-- A row of an import may name the document that states it; what the import made of such documents is taken back with it.
select keep_import_changes('source_document');
