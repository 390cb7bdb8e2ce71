import type { Act } from "@models/act";
import type { Action } from "@models/actions/action";
import type { Book } from "@models/agreement/book";
import { waitingByOrganisation } from "@models/agreement/home-list";
import { type NextThing, nextThing } from "@models/agreement/next-thing";
import { railOf } from "@models/agreement/rail";
import { STEP_TITLES } from "@models/agreement/steps";
import { updatesFor } from "@models/updates/read-updates";
import type { RoleHeld } from "@models/people/actor";
import type { Partnership } from "@models/place/partnership";
import type { Target } from "@models/targets/target";
import type { FacilitatedAgreement, FacilitatorHome, NextView } from "../components/home/home-view";
import { partPath, stepPath } from "../parts/part-paths";
import { headerOf } from "./agreement-header";
import { importsPath } from "./import-place.server";
import { attentionView } from "./owner-meter.server";
import { outcomesToSay } from "./decisions-page.server";
import { feedbackToDecide } from "./home-feedback.server";
import { moneyToMend } from "./home-money.server";
import { promisesOf } from "./home-promises.server";
import { proposalsToDecide } from "./proposals.server";
import { reportTurns } from "./home-reports.server";
import { facilitatorWords, partnershipTurns, refreshTurns } from "./home-turns.server";
import { queriesToAnswer, uniqueQueries } from "./query-items.server";

/** Each agreement of a partnership with its rail and its one next thing, and who has not answered yet. */
export async function facilitatorHome(act: Act, held: RoleHeld, books: readonly Book[]): Promise<FacilitatorHome> {
  const partnership = await act.store.get<Partnership>("partnerships", held.partnership ?? "");
  const agreements = await Promise.all(books.map((book) => agreementOf(act, book)));
  const next = agreements.find((each) => each.next)?.next;
  const own = books.map(({ agreement }) => agreement);
  const turns = [
    ...(await reportTurns(act, books)),
    ...(await partnershipTurns(act, own)),
    ...(await refreshTurns(act, own, facilitatorWords(act.now.slice(0, 10)))),
  ];
  const code = partnership?.code ?? "";
  const promises = books.map((book) => promisesOf(act, book, () => true));
  const pressing = promises.flatMap((each) => each.pressing);
  const queries = uniqueQueries(books.flatMap((book) => queriesToAnswer(book, act.now.slice(0, 10))));
  const [latest] = books;
  // Figures are the partnership's: any of its agreements leads to them.
  const proposals = latest
    ? await proposalsToDecide(act, {
        scope: latest.agreement.partnership,
        base: importsPath(latest.agreement.code),
        agreement: latest.agreement,
      })
    : [];
  const feedback = await feedbackToDecide(act, own);
  const outcomes = await outcomesToSay(act, books);
  return {
    role: "facilitator",
    key: `facilitator-${code}`,
    needs:
      agreements.filter((each) => each.next).length +
      pressing.length +
      turns.length +
      queries.length +
      proposals.length +
      feedback.length +
      outcomes.length,
    outcomes,
    feedback,
    promises: promises.flatMap(({ all }) => all),
    turns,
    queries,
    proposals,
    next,
    partnership: partnership?.name ?? "",
    partnershipTo: `/partnerships/${code}`,
    newTo: "/agreements/new",
    agreements,
  };
}

async function agreementOf(act: Act, book: Book): Promise<FacilitatedAgreement> {
  const { actor, now } = act;
  const rail = railOf(book, now.slice(0, 10));
  const { code } = book.agreement;
  const next = nextThing(book, actor, rail.points);
  return {
    header: headerOf(book.agreement),
    steps: rail.steps.map(({ step, state, words }) => ({
      number: step,
      title: STEP_TITLES[step],
      to: stepPath(code, step),
      kind: state,
      words,
    })),
    next: next && viewOf(next),
    attention: attentionView(book, await updatesFor(act, book), now.slice(0, 10)),
    money: moneyToMend(book),
    waiting: waitingByOrganisation(book).map(({ organisation, waiting }) => ({
      organisation: book.organisations.find(({ _id }) => _id === organisation)?.name ?? "An organisation that has left",
      items: waiting.map(({ kind, part }) => ({ title: titleOf(part), href: partPath(code, kind, part._id) })),
    })),
  };
}

const titleOf = (part: Target | Action) => ("what" in part ? part.what : part.name);

const viewOf = ({ title, detail, todo, href }: NextThing): NextView => ({ title, detail, todo, href });
