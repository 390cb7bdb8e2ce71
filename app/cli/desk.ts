import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import { clockOf } from "@models/demo-store";
import type { RoleHeld } from "@models/people/actor";
import { findActor } from "@models/people/find-actor";
import type { Person } from "@models/people/person";
import { NewerSchemaError, openStore } from "@models/store/open";
import type { Store } from "@models/store/port";
import { settingsOrExit } from "../lib/settings.server";
import { newId } from "../lib/new-id.server";
import { RefusedError } from "./terminal";

/** Opens the store that the settings name, runs a command on it and closes it again, whatever happens. */
export async function withStore<R>(work: (store: Store) => Promise<R>): Promise<R> {
  const settings = settingsOrExit();
  const store = await openStore(settings).catch((error: unknown) => {
    if (error instanceof NewerSchemaError) throw new RefusedError(error.message);
    const why = error instanceof Error ? error.message : String(error);
    const where = settings.mongodbUri ? "that MONGODB_URI names" : `in ${settings.dataDir} (DATA_DIR)`;
    throw new RefusedError(`The store ${where} does not open: ${why}`);
  });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Who works at the command line holds the store itself: an administrator, and a facilitator of the partnership named. */
export async function operatorAct(store: Store, partnership?: string): Promise<Act> {
  const roles: RoleHeld[] = [{ role: "administrator" }];
  if (partnership !== undefined) roles.push({ role: "facilitator", partnership });
  const clock = await clockOf(store, { now: () => new Date().toISOString() });
  return {
    store,
    actor: { person: "command line", name: "Command line", roles },
    via: "command line",
    now: clock.now(),
    newId,
  };
}

/** Somebody at work who has given no password: who holds the store may act for anybody in it. */
export async function actFor(store: Store, email: string): Promise<Act> {
  const [person] = await store.find<Person>("people", { email: email.trim().toLowerCase() }, { limit: 1 });
  const actor = person && (await findActor(store, person._id));
  if (actor === undefined) throw new RefusedError(`Nobody who can sign in has the address ${email}.`);
  return { ...(await operatorAct(store)), actor };
}

export async function agreementCalled(store: Store, code: string): Promise<Agreement> {
  const [agreement] = await store.find<Agreement>("agreements", { code }, { limit: 1 });
  if (agreement !== undefined) return agreement;
  const codes = (await store.find<Agreement>("agreements", {}, { without: ["changes"] })).map((each) => each.code);
  const there = codes.length === 0 ? "The store holds none." : `There are: ${codes.sort().join(", ")}.`;
  throw new RefusedError(`There is no agreement called ${code}. ${there}`);
}
