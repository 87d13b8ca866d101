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
  /** By relation, an SQL expression over row `t`: rows for which it is the same go back together, and where one of them stays, all of them do. */
  readonly bonds?: Readonly<Record<string, string>>;
  /**
   * Makes ready what follows from rows that are about to be taken back; table `restoring (relation, id)` names them. Bonds that it puts
   * into table `staying (bond)` stay, although nothing newer has touched their rows.
   */
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
  /** What refers to the relation: row `x` of another under a condition on `t`. */
  readonly references: readonly { readonly from: string; readonly condition: string }[];
  /** See `Restorable`; null where its rows go back one by one. */
  readonly bond: string | null;
}

/**
 * Takes back what an import wrote wherever nothing newer has touched it: rows that it changed are again as they were, rows that it
 * added go. Rows that stay are told. All in the transaction of the client.
 */
export async function restoreRows(restoring: Restoring, { relations, bonds = {}, before, after }: Restorable): Promise<Restored> {
  const { client, job } = restoring;
  await client.query('create temporary table restoring on commit drop as select null::text as relation, null::integer as id where false');
  await client.query(
    `insert into restoring
     select relation, generate_series(lower(added), upper(added) - 1) from import_change where job_id = $1 and added is not null
     union select relation, (key ->> 'id')::integer from import_change where job_id = $1 and key ? 'id'`,
    [job],
  );
  await client.query('create temporary table staying (bond text not null) on commit drop');
  await client.query('analyze restoring');
  await before?.(restoring);
  const described: Relation[] = [];
  for (const relation of relations) described.push(await describe(client, relation, bonds[relation] ?? null));
  for (const relation of described) await noteStaying(restoring, relation, described);
  const outcomes: Restored[] = [];
  for (const relation of described) outcomes.push(await putBack(restoring, relation));
  for (const relation of described.toReversed()) outcomes.push(await takeAway(restoring, relation));
  await after?.(restoring);
  await client.query('drop table restoring, staying');
  return {
    restored: outcomes.reduce((sum, { restored }) => sum + restored, 0),
    kept: outcomes.flatMap(({ kept }) => kept),
  };
}

async function describe(client: CommandClient, name: string, bond: string | null): Promise<Relation> {
  const { rows } = await client.query<Pick<Relation, 'keys' | 'columns' | 'references'>>(
    `select
       array(select quote_ident(a.attname) from pg_index i cross join unnest(i.indkey) with ordinality as k(attnum, place)
         join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
         where i.indrelid = $1::regclass and i.indisprimary order by k.place) as keys,
       array(select quote_ident(attname) from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
       coalesce((select jsonb_agg(jsonb_build_object('from', conrelid::regclass::text, 'condition',
           (select string_agg(format('x.%I = t.%I', f.attname, p.attname), ' and ')
            from unnest(conkey, confkey) as k(child, parent)
            join pg_attribute f on f.attrelid = conrelid and f.attnum = k.child
            join pg_attribute p on p.attrelid = confrelid and p.attnum = k.parent)) order by conname)
         from pg_constraint where contype = 'f' and confrelid = $1::regclass), '[]') as references`,
    [name],
  );
  return { name, bond, ...rows[0]! };
}

const keyed = ({ keys }: Relation, of: string): string =>
  keys.map((key) => `t.${key} = (jsonb_populate_record(null::${of}, c.key)).${key}`).join(' and ');

const numbered = ({ keys }: Relation): boolean => keys.length === 1 && keys[0] === 'id';

/** Rows of the relation that the job added, as `t`; with the change as `c`. */
const added = (relation: Relation): string =>
  numbered(relation)
    ? `${relation.name} t join import_change c on c.job_id = $1 and c.relation = '${relation.name}' and c.added is not null
         and t.id >= lower(c.added) and t.id < upper(c.added)`
    : `${relation.name} t join import_change c on c.job_id = $1 and c.relation = '${relation.name}' and c.before is null and ${keyed(relation, relation.name)}`;

/** Rows of the relation that the job changed and did not add, as `t`, with its first change of each as `c`; ends in a condition. */
const changed = (relation: Relation): string =>
  `(select distinct on (key) key, before from import_change where job_id = $1 and relation = '${relation.name}' and before is not null
    order by key, id) c join ${relation.name} t on ${keyed(relation, relation.name)}
    where not exists (select from import_change a where a.job_id = $1 and a.relation = '${relation.name}'
      and (a.added @> (c.key ->> 'id')::integer or a.key = c.key and a.before is null))`;

/** Something refers to row `t`; `but` leaves out rows `x` of a relation. */
function used({ references }: Relation, but: (from: string) => string = () => ''): string {
  const each = references.map(({ from, condition }) => `exists (select from ${from} x where ${condition}${but(from)})`);
  return each.length === 0 ? 'false' : `(${each.join(' or ')})`;
}

/** Row `t` stays because a row stays that it goes with. */
const bound = ({ bond }: Relation): string => (bond === null ? 'false' : `coalesce((${bond})::text in (select bond from staying), false)`);

const CHANGED_SINCE = `t.xmin <> $2::xid8::xid`;
const MOST_LABELS = 50;
const LABEL = `coalesce(to_jsonb(t) ->> 'code', to_jsonb(t) ->> 'name', to_jsonb(t) ->> 'locator', c.key::text, to_jsonb(t) ->> 'id')`;

/** Notes which bonds stay: one of their rows was changed since, or something that does not come from the job refers to it. */
async function noteStaying({ client, job, transactionId }: Restoring, relation: Relation, all: readonly Relation[]): Promise<void> {
  if (relation.bond === null) return;
  const own = (from: string): string => {
    const other = all.find(({ name }) => name === from);
    if (!other) return '';
    return numbered(other) ? ` and not exists (select from restoring r where r.relation = '${from}' and r.id = x.id)` : ' and false';
  };
  await client.query(
    `insert into staying select bond from (
       select distinct (${relation.bond})::text as bond from ${added(relation)} where ${CHANGED_SINCE} or ${used(relation, own)}
       union select (${relation.bond})::text from ${changed(relation)} and ${CHANGED_SINCE}) s where bond is not null`,
    [job, transactionId],
  );
}

/** Writes rows that the job changed as they were before its first change. */
async function putBack({ client, job, transactionId }: Restoring, relation: Relation): Promise<Restored> {
  const { name, columns } = relation;
  const parameters = [job, transactionId];
  const rows = changed(relation);
  const since = await keptOf(client, relation, 'CHANGED_SINCE', `${rows} and ${CHANGED_SINCE}`, parameters);
  const inUse = await keptOf(client, relation, 'IN_USE', `${rows} and not ${CHANGED_SINCE} and ${bound(relation)}`, parameters);
  const { rowCount } = await client.query(
    `update ${name} u set (${columns.join(', ')}) = (select ${columns.map((column) => `w.${column}`).join(', ')} from jsonb_populate_record(null::${name}, f.before) w)
     from (select c.before, t.ctid as place from ${rows} and not ${CHANGED_SINCE} and not ${bound(relation)}) f where u.ctid = f.place`,
    parameters,
  );
  return { restored: rowCount ?? 0, kept: [...since, ...inUse] };
}

/** Deletes rows that the job added and to which nothing refers; in a relation that refers to itself those below go first. */
async function takeAway({ client, job, transactionId }: Restoring, relation: Relation): Promise<Restored> {
  const parameters = [job, transactionId];
  const rows = added(relation);
  const stays = `(${used(relation)} or ${bound(relation)})`;
  const isTree = relation.references.some(({ from }) => from === relation.name);
  let restored = 0;
  for (let gone = 1; gone > 0;) {
    const { rowCount } = await client.query(
      `delete from ${relation.name} u using (select t.ctid as place from ${rows} where not ${CHANGED_SINCE} and not ${stays}) g where u.ctid = g.place`,
      parameters,
    );
    restored += rowCount ?? 0;
    gone = isTree ? (rowCount ?? 0) : 0;
  }
  const since = await keptOf(client, relation, 'CHANGED_SINCE', `${rows} where ${CHANGED_SINCE}`, parameters);
  const inUse = await keptOf(client, relation, 'IN_USE', `${rows} where not ${CHANGED_SINCE}`, parameters);
  return { restored, kept: [...since, ...inUse] };
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
