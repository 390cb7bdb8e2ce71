import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import type { Book } from "@models/agreement/book";
import type { RoleHeld } from "@models/people/actor";
import { may } from "@models/people/permissions";
import { peopleIn } from "@models/workshop/find-workshop";
import { offersOf } from "@models/workshop/offers";
import type { Workshop } from "@models/workshop/workshop";
import type { AdministratorHome, OwnView, RoleHome } from "../components/home/home-view";
import { workshopsPath } from "../parts/part-paths";
import { formatDay } from "./dates";
import { counted } from "./words";

type ActingHome = Exclude<RoleHome, AdministratorHome>;

/**
 * A home with the workshops that are planned or going on, and for who leads them those whose results wait to be confirmed.
 * @param open each book once, by the agreement's code.
 */
export async function withWorkshops<H extends ActingHome>(
  act: Act,
  { role, partnership }: RoleHeld,
  home: H,
  all: readonly Agreement[],
  open: (code: string) => Promise<Book>,
): Promise<H> {
  if (partnership === undefined || !may(act.actor, "workshop.read", { partnership })) return home;
  const agreements = "agreement" in home ? all.filter(({ code }) => code === home.agreement.code) : all;
  const found = await act.store.find<Workshop>(
    "workshops",
    { agreement: { $in: agreements.map(({ _id }) => _id) }, removed: null, anonymisedAt: null },
    { sort: { on: 1 }, without: ["changes"] },
  );
  const listed = await Promise.all(
    found.map(async (workshop) => {
      const agreement = agreements.find(({ _id }) => _id === workshop.agreement);
      if (!agreement) return [];
      const leads = role === "facilitator";
      const said = leads ? await waitingIn(act, workshop, await open(agreement.code)) : 0;
      return viewOf(workshop, agreement, act.now.slice(0, 10), { leads, said });
    }),
  );
  const workshops = listed.flat();
  const pressing = workshops.filter(({ mark }) => mark.kind !== "none").length;
  return { ...home, needs: home.needs + pressing, workshops };
}

/** How much of what the room said nobody has confirmed or declined. */
async function waitingIn(act: Act, workshop: Workshop, book: Book): Promise<number> {
  if (workshop.state === "planned") return 0;
  const offers = offersOf(book, workshop, act.now, await peopleIn(act.store, workshop._id));
  return offers.filter(({ landed }) => landed === null).length;
}

function viewOf(
  { _id, name, state, on, code }: Workshop,
  agreement: Agreement,
  today: string,
  { leads, said }: { leads: boolean; said: number },
): OwnView[] {
  const page = workshopsPath(agreement.code, _id);
  const facts = `${formatDay(on)} · ${agreement.name}`;
  if (state === "open") {
    const to = leads ? `/room/${_id}` : code ? `/join/${code}` : page;
    const words = leads ? `Lead “${name}”` : `Join “${name}”`;
    return [{ id: _id, title: words, href: to, mark: { kind: "open", words: "going on now" }, facts }];
  }
  if (said > 0) {
    const mark = { kind: "open" as const, words: `${counted(said, "result")} to confirm` };
    return [{ id: _id, title: `Confirm what “${name}” said`, href: page, mark, facts }];
  }
  if (state === "closed") return [];
  const isNow = leads && on <= today;
  const words =
    state === "stopped" ? "goes on another day" : on < today ? "not held yet" : on === today ? "today" : "planned";
  return [{ id: _id, title: `Workshop “${name}”`, href: page, mark: { kind: isNow ? "open" : "none", words }, facts }];
}
