import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** The address of another database on the same server. */
export function databaseUrl(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

/** One statement on its own connection. */
export async function query(url: string, sql: string, parameters: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, parameters)).rows;
  } finally {
    await client.end();
  }
}

/** A new database with the same tables and rows; tells its name. */
export async function copyOf(server: string, template: string): Promise<string> {
  const name = `${template}_${randomUUID().slice(0, 8)}`;
  await query(server, `create database ${name} template ${template} strategy file_copy`);
  return name;
}

export const drop = (server: string, name: string): Promise<unknown> => query(server, `drop database if exists ${name} with (force)`);

/** What global-setup told this process; a sentence where a test of a pure folder asks for a database. */
export function told(name: 'HUB_TEST_SERVER' | 'HUB_TEST_TEMPLATE' | 'HUB_TEST_READING'): string {
  const value = process.env[name];
  if (!value) throw new Error('Tests in test/modules, test/kernel and test/files run without a database; put this one into test/api.');
  return value;
}
