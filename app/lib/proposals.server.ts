import type { Act } from "@models/act";
import type { Agreement } from "@models/agreement/agreement";
import { mayHandle } from "@models/importing/bring-in";
import { proposalsBy, waitingProposals } from "@models/importing/decide-proposal";
import type { Import } from "@models/importing/import";
import type { Person } from "@models/people/person";
import type { Organisation } from "@models/place/organisation";
import type { OwnView } from "../components/home/home-view";
import { formatInstant } from "./dates";
import { type ImportPlace, importsPath } from "./import-place.server";
import { importWords } from "./import-words.server";
import { countOf } from "./words";

/** Figures that somebody proposed and that wait for this person. */
export interface ProposalView {
  /** "Proposed by Ann Jones, West Midlands Police: 12 values". */
  readonly title: string;
  readonly href: string;
  readonly facts: string;
}

/** What partners proposed and the person decides on, in one place; empty for who does not. */
export async function proposalsToDecide(act: Act, { scope, base }: ImportPlace): Promise<ProposalView[]> {
  const waiting = (await waitingProposals(act, scope)).filter((each) => mayHandle(act, each));
  return Promise.all(
    waiting.map(async (each) => ({
      title: `Proposed by ${await proposerOf(act, each)}: ${valuesOf(each)}`,
      href: `${base}/${each._id}`,
      facts: `${each.file.name}, ${formatInstant(each.at)}`,
    })),
  );
}

async function proposerOf({ store }: Act, { by, suppliers }: Import): Promise<string> {
  const [person, organisation] = await Promise.all([
    store.get<Person>("people", by),
    store.get<Organisation>("organisations", suppliers?.[0] ?? ""),
  ]);
  return [person?.name ?? "somebody", ...(organisation ? [organisation.name] : [])].join(", ");
}

function valuesOf({ preview }: Import): string {
  return countOf((preview?.counts.new ?? 0) + (preview?.counts.changed ?? 0), "value");
}

/** How long a proposal that was declined stays on its proposer's home. */
const TOLD_FOR_MS = 30 * 24 * 3600 * 1000;

/** What the person proposed for an agreement: what waits, and what was declined of late, with the reason. */
export async function ownProposals(act: Act, agreement: Agreement): Promise<OwnView[]> {
  const found = await proposalsBy(act, agreement.partnership);
  return found
    .filter(({ agreement: of, proposal }) => {
      const at = proposal?.decision?.at;
      return of === agreement._id && (at === undefined || Date.parse(act.now) - Date.parse(at) < TOLD_FOR_MS);
    })
    .map((each) => {
      const { words, mark } = importWords(act, each);
      return {
        id: each._id,
        title: `${each.file.name}: ${valuesOf(each)}`,
        href: `${importsPath(agreement.code)}/${each._id}`,
        mark: { kind: mark, words: each.state === "proposed" ? "waits for the facilitator" : words },
        facts: each.proposal?.decision?.reason ?? formatInstant(each.at),
      };
    });
}
