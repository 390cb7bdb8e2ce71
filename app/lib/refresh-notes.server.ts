import type { Act } from "@models/act";
import type { Book } from "@models/agreement/book";
import { refreshesOfRegion, toldNo, unsettledRefreshes } from "@models/refresh/answered";
import type { Refresh } from "@models/refresh/refresh";
import type { RegionAgreement } from "@models/region/keep-table";
import type { Target } from "@models/targets/target";
import { refreshTitle } from "../parts/part-page.server";
import { REFRESH_KIND_WORDS } from "../parts/refresh";
import { partPath } from "../parts/part-paths";
import { REFRESH_MARKS } from "../parts/refreshing.server";
import { formatDay } from "./dates";
import { inWords, listed } from "./words";

/** What is proposed of one target and not settled, and who said no to it: for the target's place. */
export function refreshNotes(book: Book, target: string, today: string) {
  const own = book.parts.refresh.filter((refresh) => refresh.target === target);
  return unsettledRefreshes(own, today).map((refresh) => ({
    id: refresh._id,
    title: refreshTitle(book, refresh),
    href: partPath(book.agreement.code, "refresh", refresh._id),
    mark: REFRESH_MARKS[refresh.state],
    says: answerWords(refresh, (id) => book.organisations.find(({ _id }) => _id === id)?.name),
  }));
}

export type RefreshNote = ReturnType<typeof refreshNotes>[number];

/** "Coventry City Council, 1 December 2008: 34 can be reached"; empty while nobody has said no. */
function answerWords(refresh: Refresh, nameOf: (organisation: string) => string | undefined): string {
  const no = toldNo(refresh);
  if (no === null) return "";
  const who = no.organisation ? (nameOf(no.organisation) ?? "An organisation that has left") : "The region";
  return `${who}, ${formatDay(no.at)}: ${no.why}`;
}

/** "Refresh proposals: one returned by the region, two waiting for consent."; empty when nothing is proposed. */
export function sayRefreshes(refreshes: readonly Refresh[], today: string): string {
  const states = unsettledRefreshes(refreshes, today).map(({ state }) => state);
  const words = [...new Set(states)].map((state) => {
    const count = states.filter((each) => each === state).length;
    return `${inWords(count)} ${state === "declined" ? "declined by an organisation" : REFRESH_MARKS[state].words}`;
  });
  return words.length === 0 ? "" : `Refresh proposals: ${listed(words)}.`;
}

/** Proposals that the region was sent and that are not settled, those to decide first; a refusal while it is news. */
export async function regionRefreshes(
  { store, now }: Pick<Act, "store" | "now">,
  agreements: readonly RegionAgreement[],
) {
  const found = await refreshesOfRegion(
    store,
    agreements.map(({ _id }) => _id),
    ["with the region", "returned", "refused"],
  );
  const ids = found.flatMap(({ target }) => target ?? []);
  const targets =
    ids.length === 0 ? [] : await store.find<Target>("targets", { _id: { $in: ids } }, { without: ["changes"] });
  const nameOf = ({ target, name }: Refresh) =>
    targets.find(({ _id }) => _id === target)?.name ?? name ?? "a new target";
  return [...unsettledRefreshes(found, now.slice(0, 10))]
    .sort((a, b) => Number(b.state === "with the region") - Number(a.state === "with the region"))
    .flatMap((refresh) => {
      const agreement = agreements.find(({ _id }) => _id === refresh.agreement);
      if (agreement === undefined) return [];
      return [
        {
          id: refresh._id,
          title: `${REFRESH_KIND_WORDS[refresh.kind]}: ${nameOf(refresh)}`,
          href: partPath(agreement.code, "refresh", refresh._id),
          mark: refresh.state === "with the region" ? TO_DECIDE : REFRESH_MARKS[refresh.state],
          why: [
            agreement.name,
            answerWords(refresh, () => undefined) || `sent ${formatDay(refresh.sent?.at ?? "")}`,
          ].join(" · "),
          by: refresh.by ? formatDay(refresh.by) : null,
        },
      ];
    });
}

const TO_DECIDE = { kind: "open", words: "waits for your decision" } as const;
