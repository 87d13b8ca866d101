import { writeFileSync } from 'node:fs';
import { modules } from '../src/hub.js';
import { hubSchema, schemaText } from '../src/kernel/schema.js';

/** Writes the schema that the hub serves to schema/hub.graphql. */
writeFileSync('schema/hub.graphql', schemaText(hubSchema(modules)));
