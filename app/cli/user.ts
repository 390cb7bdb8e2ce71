import { createInterface } from "node:readline/promises";
import { ROLES, type RoleName } from "@models/people/actor";
import { addPerson, disablePerson, giveRole, setPassword } from "@models/people/manage-people";
import type { Person } from "@models/people/person";
import type { RoleDocument } from "@models/people/role";
import { LONGEST_TOKEN, TOKEN_SCOPES, makeToken } from "@models/people/token";
import type { Outcome } from "@models/outcome";
import type { Organisation } from "@models/place/organisation";
import type { Partnership } from "@models/place/partnership";
import type { Store } from "@models/store/port";
import { type Command, InvalidArgumentError, Option } from "commander";
import { formatDay } from "../lib/dates";
import { newToken } from "../lib/new-id.server";
import { operatorAct, withStore } from "./desk";
import { RefusedError, say, sayJson } from "./terminal";

type HeldRole = Exclude<RoleName, "viewer">;
const HELD_ROLES = ROLES.filter((role): role is HeldRole => role !== "viewer");

interface AddOptions {
  readonly name: string;
  readonly role?: HeldRole;
  readonly partnership?: string;
  readonly region?: string;
  readonly organisation?: string;
}

export function addUser(program: Command): void {
  const user = program.command("user").description("people who can sign in");

  user
    .command("add <email>")
    .description("add somebody; the password is read from standard input")
    .requiredOption("--name <name>", "the person's name")
    .option("--role <role>", `one of ${HELD_ROLES.join(", ")}`, readRole)
    .option("--partnership <code>", "for a facilitator, partner, member or auditor")
    .option("--region <code>", "for a reviewer or auditor, such as E12000005")
    .option("--organisation <name>", "for a partner")
    .addHelpText(
      "after",
      '\nExample:\n  echo "a long password" | waymark user add ann@example.org --name "Ann Lee" --role facilitator --partnership coventry',
    )
    .action((email: string, options: AddOptions) =>
      withStore(async (store) => {
        const act = await operatorAct(store);
        const grant = await grantOf(store, options);
        const person = doneOr(await addPerson(act, { name: options.name, email, password: await readPassword() }));
        if (grant) {
          doneOr(await giveRole(await operatorAct(store, grant.partnership), { person: person._id, ...grant }));
        }
        say(`${person.email} can sign in.`);
      }),
    );

  user
    .command("list")
    .description("everybody, with the roles they hold")
    .option("--json", "as JSON")
    .addHelpText("after", "\nExample:\n  waymark user list --json")
    .action(({ json }: { json?: boolean }) =>
      withStore(async (store) => {
        const people = await store.find<Person>("people", {}, { sort: { email: 1 }, without: ["changes"] });
        const roles = await store.find<RoleDocument>("roles", { removed: null }, { without: ["changes"] });
        const list = people.map(({ _id, name, email, disabled }) => ({
          email,
          name,
          disabled: Boolean(disabled),
          roles: roles.filter((role) => role.person === _id).map((role) => role.role),
        }));
        if (json) return sayJson(list);
        for (const each of list) {
          say(
            `${each.email}  ${each.name}  ${each.roles.join(", ") || "no role"}${each.disabled ? "  (disabled)" : ""}`,
          );
        }
      }),
    );

  user
    .command("disable <email>")
    .description("keep somebody from signing in; what they did stays")
    .requiredOption("--why <reason>", "why, for the record")
    .addHelpText("after", '\nExample:\n  waymark user disable ann@example.org --why "Left the council"')
    .action((email: string, { why }: { why: string }) =>
      withStore(async (store) => {
        const person = await personCalled(store, email);
        doneOr(await disablePerson(await operatorAct(store), person._id, why));
        say(`${person.email} can no longer sign in.`);
      }),
    );

  user
    .command("password <email>")
    .description("set a new password, read from standard input, and end the person's sessions")
    .addHelpText("after", '\nExample:\n  echo "another long password" | waymark user password ann@example.org')
    .action((email: string) =>
      withStore(async (store) => {
        const person = await personCalled(store, email);
        doneOr(await setPassword(await operatorAct(store), person._id, await readPassword()));
        say(`The password of ${person.email} is set.`);
      }),
    );

  user
    .command("token <email>")
    .description("make a token with which a program acts as somebody through the API; it is shown only now")
    .addOption(new Option("--scope <scope>", "what the program may do").choices(TOKEN_SCOPES).default("read"))
    .option("--days <number>", `for how long it works, ${LONGEST_TOKEN} at most`, "30")
    .option("--name <name>", "what it is for", "Made at the command line")
    .addHelpText("after", "\nExample:\n  waymark user token ann@example.org --scope write --days 90")
    .action((email: string, fields: { scope: string; days: string; name: string }) =>
      withStore(async (store) => {
        const person = await personCalled(store, email);
        if (person.disabled)
          throw new RefusedError(`${person.email} is disabled, so that no program can act for them.`);
        const issue = { token: newToken(), now: new Date().toISOString() };
        const { secret, token } = doneOr(await makeToken(store, person._id, fields, issue));
        process.stderr.write(`For ${person.email}, to ${token.scope}, until ${formatDay(token.expiresAt)}:\n`);
        say(secret);
      }),
    );
}

function readRole(text: string): HeldRole {
  const role = HELD_ROLES.find((each) => each === text);
  if (role === undefined) throw new InvalidArgumentError(`Use one of ${HELD_ROLES.join(", ")}.`);
  return role;
}

async function grantOf(store: Store, { role, partnership, region, organisation }: AddOptions) {
  if (role === undefined) return undefined;
  const [found] = partnership ? await store.find<Partnership>("partnerships", { code: partnership }) : [];
  if (partnership && found === undefined)
    throw new RefusedError(`There is no partnership with the code ${partnership}.`);
  const [agency] = organisation ? await store.find<Organisation>("organisations", { name: organisation }) : [];
  if (organisation && agency === undefined) throw new RefusedError(`There is no organisation called ${organisation}.`);
  return {
    role,
    ...(found && { partnership: found._id }),
    ...(region && { region }),
    ...(agency && { organisation: agency._id }),
  };
}

async function personCalled(store: Store, email: string): Promise<Person> {
  const [person] = await store.find<Person>("people", { email: email.trim().toLowerCase() }, { limit: 1 });
  if (person === undefined)
    throw new RefusedError(`Nobody has the address ${email}. waymark user list shows everybody.`);
  return person;
}

async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write("Password (it will show as you type): ");
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) {
    lines.close();
    return line;
  }
  throw new RefusedError("No password came on standard input. Send one line, 12 characters or longer.");
}

function doneOr<T>(outcome: Outcome<T>): T {
  if (outcome.kind === "done") return outcome.value;
  if (outcome.kind === "conflict") throw new RefusedError("Somebody else changed this at the same moment. Try again.");
  throw new RefusedError(
    outcome.problems.map(({ field, message }) => (field ? `${field}: ${message}` : message)).join("\n"),
  );
}
