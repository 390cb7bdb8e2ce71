import { readWorkingBook } from "@models/agreement/book";
import { formatPeriod } from "@models/measures/period";
import { printAsPublished } from "@models/measures/format";
import type { Working } from "@models/measures/working";
import { type ExplainedTarget, explainTarget } from "@models/targets/explain-target";
import type { Command } from "commander";
import { agreementCalled, operatorAct, withStore } from "./desk";
import { RefusedError, say, sayJson } from "./terminal";

interface Asked {
  readonly agreement: string;
  readonly target?: string;
  readonly json?: boolean;
}

export function addExplain(program: Command): void {
  program
    .command("explain")
    .description("show how forecasts, odds and questions of an agreement’s targets were worked out")
    .requiredOption("--agreement <code>", "which agreement")
    .option("--target <id>", "one target, by its id or name; all when none is named")
    .option("--json", "as JSON")
    .addHelpText(
      "after",
      '\nExample:\n  waymark explain --agreement coventry-2008 --target "VAT registrations per 10,000 adults"',
    )
    .action(({ agreement: code, target: named, json }: Asked) =>
      withStore(async (store) => {
        const { now } = await operatorAct(store);
        const book = await readWorkingBook(store, await agreementCalled(store, code));
        const targets = book.parts.target.filter(({ _id, name }) => named === undefined || [_id, name].includes(named));
        if (named !== undefined && targets.length === 0) {
          const names = book.parts.target.map(({ name }) => name).join("; ");
          throw new RefusedError(`${code} has no target called ${named}. There are: ${names || "none"}.`);
        }
        const explained = targets.map((target) => explainTarget(book, target, now.slice(0, 10)));
        if (json) sayJson(explained);
        else explained.forEach(sayTarget);
      }),
    );
}

function sayTarget({ name, target, promises, forecast, odds, challenges }: ExplainedTarget): void {
  say(`${name} (${target})`);
  if (promises.length > 0) {
    const list = promises.map(({ period, value }) => `${formatPeriod(period)}: ${printAsPublished(value)}`);
    say(`  Promised: ${list.join(", ")}`);
  }
  if (forecast) {
    if ("working" in forecast && forecast.working) sayWorking(forecast.working);
    else say(`  No forecast: ${forecast.why}`);
  }
  if (odds) {
    say(`  Odds: ${odds.inWords}`);
    if (odds.past) sayWorking(odds.past.working);
  }
  for (const { question, strength, indicative, why, state, working } of challenges) {
    say(`  ${question} [${strength}${indicative ? ", indicative" : ""}; ${state}]`);
    say(`    ${why}`);
    sayWorking(working, "    ");
  }
  say("");
}

function sayWorking({ title, formula, inputs, steps = [], result, source }: Working, indent = "  "): void {
  say(`${indent}${title}: ${result}`);
  say(`${indent}  = ${formula}`);
  for (const { label, value, unit, source: from } of inputs) say(`${indent}  ${label}: ${value} ${unit} (${from})`);
  for (const step of steps) say(`${indent}  ${step}`);
  if (source) say(`${indent}  Formula: ${source}`);
}
