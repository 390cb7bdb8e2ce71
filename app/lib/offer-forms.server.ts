import { openBook } from "@models/agreement/book";
import type { Outcome } from "@models/outcome";
import { findNames } from "@models/people/find-names";
import type { Store } from "@models/store/port";
import { type Leading, findWorkshop, peopleIn } from "@models/workshop/find-workshop";
import { type StandingOffer, decideOffer, offersOf } from "@models/workshop/offers";
import { type Workshop, agendaOf } from "@models/workshop/workshop";
import { text } from "./several-forms.server";

type OfferForm = (act: Leading, code: string, id: string, form: FormData) => Promise<Outcome<unknown>>;

/** What becomes of what the room said, by the intent of its button: on the workshop's page and in the room. */
export const OFFER_FORMS = {
  confirm: (act, code, id, form) => decideOffer(act, code, id, offerIn(form), "confirmed"),
  decline: (act, code, id, form) => decideOffer(act, code, id, offerIn(form), "declined"),
  "confirm-all": confirmAll,
} as const satisfies Readonly<Record<string, OfferForm>>;

/** What names no exercise is offered by the workshop as a whole. */
const offerIn = (form: FormData) => ({ exercise: text(form, "exercise") || null, offer: text(form, "offer") });

/** One after another, so that those that can be are written, and those that these make possible; the first that cannot be says why. */
async function confirmAll(act: Leading, code: string, id: string, form: FormData): Promise<Outcome<unknown>> {
  const people = await peopleIn(act.store, id);
  const only = text(form, "exercise");
  const tried = new Set<string>();
  const next = async () => {
    const { workshop } = await findWorkshop(act, code, id, "workshop.lead");
    return offersOf(await openBook(act, code), workshop, act.now, people).find(
      ({ id: offer, landed, exercise }) =>
        landed === null && (only === "" || exercise === only) && !tried.has(`${exercise} ${offer}`),
    );
  };
  let refused: Outcome<unknown> | undefined;
  for (let offer = await next(); offer !== undefined; offer = await next()) {
    tried.add(`${offer.exercise} ${offer.id}`);
    const outcome = await decideOffer(act, code, id, { exercise: offer.exercise, offer: offer.id }, "confirmed");
    if (outcome.kind === "refused") {
      const problems = outcome.problems.map(({ message }) => ({ message: `“${offer.words}”: ${message}` }));
      refused ??= { kind: "refused", problems };
    } else if (outcome.kind !== "done") refused ??= outcome;
  }
  return refused ?? { kind: "done", value: undefined };
}

/** What was offered as it is shown to who may decide it, with who decided and where it stands. */
export async function offersView(store: Store, code: string, workshop: Workshop, offers: readonly StandingOffer[]) {
  const decided = [workshop.landed, ...agendaOf(workshop).map(({ exercise }) => exercise.landed)];
  const deciders = await findNames(
    store,
    decided.flatMap((landed) => Object.values(landed).map(({ by }) => by)),
  );
  return offers.map(({ id, exercise, words, note, landed }) => ({
    ...{ id, exercise, words, note: note ?? "" },
    landed: landed && {
      decision: landed.decision,
      by: deciders.get(landed.by) ?? "Somebody",
      to: landed.part ? `/agreements/${code}/${landed.part.kind}/${landed.part.id}` : null,
    },
  }));
}

export type OfferView = Awaited<ReturnType<typeof offersView>>[number];
