import type { CommandClient } from './command.js';

/** What is taken back: everything that one import wrote, as the ledger import_change has it. */
export interface Restoring {
  readonly client: CommandClient;
  readonly job: number;
  /** The transaction that wrote it: a row whose xmin it is has not been touched since. */
  readonly transactionId: string;
}

/** What an import may write, said by the module that owns the tables. */
export interface Restorable {
  /** Tables in the order in which their rows refer to each other: a row stands behind those that it refers to. */
  readonly relations: readonly string[];
  /** Makes ready what follows from rows that are about to be taken back; table `restoring (relation, id)` names them. */
  readonly before?: (restoring: Restoring) => Promise<void>;
  /** Brings what follows from the rows up to date. */
  readonly after?: (restoring: Restoring) => Promise<void>;
}

/** Rows that stay as they are, and why: somebody has changed them since, or something that stays refers to them. */
export interface Kept {
  readonly relation: string;
  readonly reason: 'CHANGED_SINCE' | 'IN_USE';
  readonly count: number;
  /** What the first of them are called. */
  readonly labels: readonly string[];
}

export interface Restored {
  /** Rows that were taken back. */
  readonly restored: number;
  readonly kept: readonly Kept[];
}

interface Relation {
  readonly name: string;
  readonly keys: readonly string[];
  /** Columns that are written, not computed. */
  readonly columns: readonly string[];
  /** Conditions under which a row refers to row `t` of the relation. */
  readonly references: readonly string[];
}

/**
 * Takes back what an import wrote wherever nothing newer has touched it: rows that it changed are again as they were, rows that it
 * added go. Rows that stay are told. All in the transaction of the client.
 */
export async function restoreRows(restoring: Restoring, { relations, before, after }: Restorable): Promise<Restored> {
  const { client, job } = restoring;
  await client.query('create temporary table restoring on commit drop as select null::text as relation, null::integer as id where false');
  await client.query(
    `insert into restoring
     select relation, generate_series(lower(added), upper(added) - 1) from import_change where job_id = $1 and added is not null
     union select relation, (key ->> 'id')::integer from import_change where job_id = $1 and key ? 'id'`,
    [job],
  );
  await client.query('analyze restoring');
  await before?.(restoring);
  const described: Relation[] = [];
  for (const relation of relations) described.push(await describe(client, relation));
  const outcomes: Restored[] = [];
  for (const relation of described) outcomes.push(await putBack(restoring, relation));
  for (const relation of described.toReversed()) outcomes.push(await takeAway(restoring, relation));
  await after?.(restoring);
  await client.query('drop table restoring');
  return {
    restored: outcomes.reduce((sum, { restored }) => sum + restored, 0),
    kept: outcomes.flatMap(({ kept }) => kept),
  };
}

async function describe(client: CommandClient, name: string): Promise<Relation> {
  const { rows } = await client.query<Pick<Relation, 'keys' | 'columns' | 'references'>>(
    `select
       array(select quote_ident(a.attname) from pg_index i cross join unnest(i.indkey) with ordinality as k(attnum, place)
         join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
         where i.indrelid = $1::regclass and i.indisprimary order by k.place) as keys,
       array(select quote_ident(attname) from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
       array(select format('exists (select from %s x where %s)', conrelid::regclass,
           (select string_agg(format('x.%I = t.%I', f.attname, p.attname), ' and ')
            from unnest(conkey, confkey) as k(child, parent)
            join pg_attribute f on f.attrelid = conrelid and f.attnum = k.child
            join pg_attribute p on p.attrelid = confrelid and p.attnum = k.parent))
         from pg_constraint where contype = 'f' and confrelid = $1::regclass and confdeltype <> 'c' order by conname) as references`,
    [name],
  );
  return { name, ...rows[0]! };
}

const keyed = ({ keys }: Relation, of: string): string =>
  keys.map((key) => `t.${key} = (jsonb_populate_record(null::${of}, c.key)).${key}`).join(' and ');

/** Rows of the relation that the job added, as `t`; with the change as `c`. */
const added = (relation: Relation): string =>
  relation.keys.length === 1 && relation.keys[0] === 'id'
    ? `${relation.name} t join import_change c on c.job_id = $1 and c.relation = '${relation.name}' and c.added is not null
         and t.id >= lower(c.added) and t.id < upper(c.added)`
    : `${relation.name} t join import_change c on c.job_id = $1 and c.relation = '${relation.name}' and c.before is null and ${keyed(relation, relation.name)}`;

const CHANGED_SINCE = `t.xmin <> $2::xid8::xid`;
const MOST_LABELS = 50;
const LABEL = `coalesce(to_jsonb(t) ->> 'code', to_jsonb(t) ->> 'name', to_jsonb(t) ->> 'locator', c.key::text, to_jsonb(t) ->> 'id')`;

/** Writes rows that the job changed as they were before its first change. */
async function putBack({ client, job, transactionId }: Restoring, relation: Relation): Promise<Restored> {
  const { name, columns } = relation;
  const changed = `(select distinct on (key) key, before from import_change where job_id = $1 and relation = '${name}' and before is not null
    order by key, id) c join ${name} t on ${keyed(relation, name)}
    where not exists (select from import_change a where a.job_id = $1 and a.relation = '${name}'
      and (a.added @> (c.key ->> 'id')::integer or a.key = c.key and a.before is null))`;
  const kept = await keptOf(client, relation, 'CHANGED_SINCE', `${changed} and ${CHANGED_SINCE}`, [job, transactionId]);
  const { rowCount } = await client.query(
    `update ${name} u set (${columns.join(', ')}) = (select ${columns.map((column) => `w.${column}`).join(', ')} from jsonb_populate_record(null::${name}, f.before) w)
     from (select c.before, t.ctid as place from ${changed} and not ${CHANGED_SINCE}) f where u.ctid = f.place`,
    [job, transactionId],
  );
  return { restored: rowCount ?? 0, kept };
}

/** Deletes rows that the job added and to which nothing refers. */
async function takeAway({ client, job, transactionId }: Restoring, relation: Relation): Promise<Restored> {
  const parameters = [job, transactionId];
  const rows = added(relation);
  const used = relation.references.length === 0 ? 'false' : `(${relation.references.join(' or ')})`;
  const since = await keptOf(client, relation, 'CHANGED_SINCE', `${rows} where ${CHANGED_SINCE}`, parameters);
  const inUse = await keptOf(client, relation, 'IN_USE', `${rows} where not ${CHANGED_SINCE} and ${used}`, parameters);
  const { rowCount } = await client.query(
    `delete from ${relation.name} u using (select t.ctid as place from ${rows} where not ${CHANGED_SINCE} and not ${used}) g where u.ctid = g.place`,
    parameters,
  );
  return { restored: rowCount ?? 0, kept: [...since, ...inUse] };
}

async function keptOf(
  client: CommandClient,
  { name }: Relation,
  reason: Kept['reason'],
  rows: string,
  parameters: readonly unknown[],
): Promise<readonly Kept[]> {
  const { rows: found } = await client.query<{ count: number; labels: string[] }>(
    `select count(*)::int as count, coalesce((array_agg(label order by label))[:${MOST_LABELS}], '{}') as labels from (select ${LABEL} as label from ${rows}) k
     where $2::xid8 is not null`,
    [...parameters],
  );
  const { count, labels } = found[0]!;
  return count === 0 ? [] : [{ relation: name, reason, count, labels }];
}
