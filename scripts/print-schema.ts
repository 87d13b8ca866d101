import { writeFileSync } from 'node:fs';
import { hubSchema, schemaText } from '../src/kernel/schema.js';
import { modules } from '../src/hub.js';

/** Writes the schema that the hub serves to schema/hub.graphql. */
writeFileSync('schema/hub.graphql', schemaText(hubSchema(modules)));
