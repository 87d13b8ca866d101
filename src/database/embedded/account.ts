import { Refusal } from '../../kernel/refusal.js';
import { run, type Account } from './run.js';

const NAME = 'postgres';

/** PostgreSQL refuses to run as root: then it is the user `postgres`, made where there is none. Null for an ordinary user, who runs it himself. */
export async function serverAccount(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const found = (await named()) ?? ((await make()) ? await named() : null);
  if (found) return found;
  throw new Refusal(
    `PostgreSQL does not run as root, and there is no user ${NAME} and none could be made.`,
    `Make one (useradd --system ${NAME}), start the hub as an ordinary user, or set DATABASE_URL.`,
  );
}

async function named(): Promise<Account | null> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((option) => output('id', [option, NAME])));
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

/** Debian, Red Hat and their kin know useradd, Alpine knows adduser. */
const make = async (): Promise<boolean> =>
  (await output('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME])) !== null ||
  (await output('adduser', ['-S', '-D', '-H', NAME])) !== null;

/** What the program wrote, or null when it failed or does not exist. */
async function output(program: string, options: readonly string[]): Promise<string | null> {
  const finished = await run(program, options, null).catch(() => null);
  return finished?.code === 0 ? finished.output : null;
}

/** Whether the account can go to a folder or run a program, through all folders above it. */
export async function reaches(account: Account | null, path: string): Promise<boolean> {
  return account === null || (await run('test', ['-x', path], account)).code === 0;
}
