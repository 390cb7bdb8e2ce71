import { setTimeout as delay } from "node:timers/promises";
import Database from "libsql";

/** Waiting inside SQLite blocks the whole process, so it is short; longer waits give way to other work. */
const busyMilliseconds = 200;
const patienceMilliseconds = 60_000;
const cachedStatements = 400;

type Parameters = readonly (string | number)[];
type Row = Readonly<Record<string, string | number | null>>;

/** One connection to the database file: statements prepared once, and write transactions that wait for their turn. */
export class SqliteConnection {
  private readonly database: Database.Database;
  private readonly statements = new Map<string, Database.Statement>();

  constructor(file: string) {
    this.database = new Database(file, { timeout: busyMilliseconds });
  }

  /** Reads every row: the driver's `get` would leave the statement open, which pins an old state of the file. */
  all(sql: string, parameters: Parameters): Row[] {
    return this.prepare(sql).all(checked(parameters)) as Row[];
  }

  /** To be called within `write`. @returns how many rows changed. */
  run(sql: string, parameters: Parameters): number {
    return this.prepare(sql).run(checked(parameters)).changes;
  }

  exec(sql: string): void {
    this.database.exec(sql);
  }

  /**
   * Runs `work` in one write transaction, on disk when the promise resolves. `work` is synchronous, so that nothing
   * else in this process comes between. A transaction begins by taking the write lock, so that only BEGIN can find
   * the file busy: a prepared statement that did would stay in progress in this driver and fail every later COMMIT.
   */
  async write<R>(work: () => R): Promise<R> {
    return this.whenFree(() => {
      this.database.exec("begin immediate");
      try {
        const result = work();
        this.database.exec("commit");
        return result;
      } catch (error) {
        if (this.database.inTransaction) this.database.exec("rollback");
        throw error;
      }
    });
  }

  /** Tries again for as long as another process holds the file. */
  async whenFree<R>(work: () => R): Promise<R> {
    const deadline = performance.now() + patienceMilliseconds;
    for (;;) {
      try {
        return work();
      } catch (error) {
        if (!isBusy(error) || performance.now() > deadline) throw error;
        await delay(5 + Math.random() * 50);
      }
    }
  }

  close(): void {
    this.statements.clear();
    this.database.close();
  }

  private prepare(sql: string): Database.Statement {
    const known = this.statements.get(sql);
    const statement = known ?? this.database.prepare(sql);
    // Taken out and put back, the least recently used statement comes first.
    this.statements.delete(sql);
    this.statements.set(sql, statement);
    if (this.statements.size > cachedStatements) {
      for (const oldest of this.statements.keys()) {
        this.statements.delete(oldest);
        break;
      }
    }
    return statement;
  }
}

/** The driver ends the process on a value that it cannot bind, such as undefined or a boolean. */
function checked(parameters: Parameters): (string | number)[] {
  for (const parameter of parameters) {
    if (typeof parameter !== "string" && typeof parameter !== "number") {
      throw new TypeError(`SQLite was given ${String(parameter)} where a text or a number belongs.`);
    }
  }
  return [...parameters];
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
}

export function isUniqueViolation(error: unknown): boolean {
  const codes = ["SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY"];
  return error instanceof Database.SqliteError && codes.includes(error.code);
}
