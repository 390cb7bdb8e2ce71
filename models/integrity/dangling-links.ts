import { PARTS, PART_NAMES } from "../agreement/parts";
import type { Store, Stored } from "../store/port";
import type { IntegrityCheck } from "./finding";

/** Which field of which collection names a document of which other: null and missing are no links. "~keys" are a map's, "~each" its entries. */
const LINKS: readonly { readonly from: string; readonly path: string; readonly to: string }[] = [
  { from: "roles", path: "person", to: "people" },
  { from: "roles", path: "partnership", to: "partnerships" },
  { from: "roles", path: "organisation", to: "organisations" },
  { from: "roles", path: "region", to: "areas" },
  { from: "partnerships", path: "area", to: "areas" },
  { from: "partnerships", path: "region", to: "areas" },
  { from: "areas", path: "parent", to: "areas" },
  { from: "areas", path: "partnership", to: "partnerships" },
  { from: "areas", path: "predecessors", to: "areas" },
  { from: "areas", path: "successors", to: "areas" },
  { from: "groups", path: "partnership", to: "partnerships" },
  { from: "agreements", path: "partnership", to: "partnerships" },
  { from: "agreements", path: "area", to: "areas" },
  { from: "agreements", path: "compareWith.set", to: "comparatorSets" },
  { from: "agreements", path: "submissions", to: "snapshots" },
  { from: "snapshots", path: "agreement", to: "agreements" },
  { from: "samples", path: "agreement", to: "agreements" },
  { from: "regionTables", path: "entries.~keys", to: "agreements" },
  { from: "regionDetails", path: "agreement", to: "agreements" },
  { from: "reviews", path: "agreement", to: "agreements" },
  { from: "reviews", path: "facts", to: "snapshots" },
  { from: "reports", path: "agreement", to: "agreements" },
  { from: "reports", path: "content.since.id", to: "reports" },
  { from: "reviews", path: "requests.~each.who", to: "people" },
  { from: "regionCalendars", path: "region", to: "areas" },
  { from: "regionCalendars", path: "extensions.~each.agreement", to: "agreements" },
  { from: "partnershipCalendars", path: "partnership", to: "partnerships" },
  { from: "reviews", path: "judged.~keys", to: "priorities" },
  { from: "updates", path: "agreement", to: "agreements" },
  { from: "nudges", path: "agreement", to: "agreements" },
  { from: "nudges", path: "organisation", to: "organisations" },
  { from: "updates", path: "action", to: "actions" },
  { from: "feedback", path: "agreement", to: "agreements" },
  { from: "feedback", path: "publication", to: "publications" },
  { from: "feedback", path: "assigned", to: "organisations" },
  { from: "updates", path: "target", to: "targets" },
  { from: "updates", path: "organisation", to: "organisations" },
  { from: "updates", path: "evidence.item", to: "evidence" },
  { from: "updates", path: "file.sha256", to: "blobs" },
  ...PART_NAMES.map((name) => ({ from: PARTS[name].collection, path: "agreement", to: "agreements" })),
  ...["focuses", "candidates", "evidence", "causes", "consultations", "stakeholders", "interventions"].map(toPriority),
  ...["targets", "strengths", "options", "criteria", "actions", "tellings", "reportings"].map(toPriority),
  { from: "priorities", path: "lead", to: "people" },
  { from: "priorities", path: "places", to: "areas" },
  { from: "priorities", path: "namedGroups", to: "groups" },
  { from: "priorities", path: "mergedInto", to: "priorities" },
  { from: "focuses", path: "evidence", to: "evidence" },
  { from: "candidates", path: "indicator", to: "indicators" },
  { from: "candidates", path: "foldedInto", to: "candidates" },
  { from: "comparatorSets", path: "areas.~keys", to: "areas" },
  { from: "comparatorSets", path: "weights.~keys", to: "indicators" },
  { from: "candidates", path: "supplier.organisation", to: "organisations" },
  { from: "candidates", path: "supplier.person", to: "people" },
  { from: "evidence", path: "organisation", to: "organisations" },
  { from: "causes", path: "evidence", to: "evidence" },
  { from: "targets", path: "indicator", to: "indicators" },
  { from: "targets", path: "area", to: "areas" },
  { from: "targets", path: "gapTo", to: "areas" },
  { from: "targets", path: "focus", to: "focuses" },
  { from: "targets", path: "lead", to: "organisations" },
  { from: "targets", path: "leadPerson", to: "people" },
  { from: "targets", path: "related", to: "organisations" },
  { from: "assumptions", path: "target", to: "targets" },
  { from: "questions", path: "target", to: "targets" },
  { from: "options", path: "intervention", to: "interventions" },
  { from: "options", path: "weakness", to: "strengths" },
  { from: "actions", path: "option", to: "options" },
  { from: "actions", path: "targets", to: "targets" },
  { from: "actions", path: "effects.~each.target", to: "targets" },
  { from: "actions", path: "effects.~each.evidence", to: "evidence" },
  { from: "actions", path: "owner", to: "organisations" },
  { from: "actions", path: "leadPerson", to: "people" },
  { from: "actions", path: "partners", to: "organisations" },
  { from: "programmes", path: "lead", to: "organisations" },
  { from: "programmes", path: "actions", to: "actions" },
  { from: "resourceLines", path: "giver", to: "organisations" },
  { from: "refreshes", path: "target", to: "targets" },
  { from: "refreshes", path: "priority", to: "priorities" },
  { from: "refreshes", path: "indicator", to: "indicators" },
  { from: "refreshes", path: "lead", to: "organisations" },
  { from: "refreshes", path: "related", to: "organisations" },
  { from: "refreshes", path: "evidence", to: "evidence" },
  { from: "refreshes", path: "assumption", to: "assumptions" },
  { from: "refreshes", path: "version", to: "snapshots" },
  { from: "evaluations", path: "priority", to: "priorities" },
  { from: "decisions", path: "priority", to: "priorities" },
  { from: "decisions", path: "restedOn.~each.target", to: "targets" },
  { from: "commitments", path: "target", to: "targets" },
  { from: "commitments", path: "action", to: "actions" },
  { from: "commitments", path: "by", to: "organisations" },
  { from: "commitments", path: "promisedTo", to: "organisations" },
  { from: "commitments", path: "person", to: "people" },
  { from: "comments", path: "organisation", to: "organisations" },
  { from: "negotiations", path: "agreement", to: "agreements" },
  { from: "negotiations", path: "target", to: "targets" },
  { from: "negotiations", path: "indicator", to: "indicators" },
  { from: "negotiations", path: "rounds.~each.picture", to: "snapshots" },
  { from: "targets", path: "signed.negotiation", to: "negotiations" },
  { from: "workshops", path: "agreement", to: "agreements" },
  { from: "workshops", path: "priority", to: "priorities" },
  { from: "workshops", path: "targets", to: "targets" },
  { from: "workshops", path: "exercises.~each.target", to: "targets" },
  { from: "workshops", path: "exercises.~each.candidate", to: "candidates" },
  { from: "agendaTemplates", path: "partnership", to: "partnerships" },
  { from: "participants", path: "workshop", to: "workshops" },
  { from: "participants", path: "organisation", to: "organisations" },
  { from: "participants", path: "person", to: "people" },
  { from: "workshopAnswers", path: "workshop", to: "workshops" },
  { from: "workshopAnswers", path: "participant", to: "participants" },
  { from: "designationRequests", path: "agreement", to: "agreements" },
  { from: "designationRequests", path: "indicator", to: "indicators" },
];

function toPriority(from: string) {
  return { from, path: "priority", to: "priorities" };
}

export const danglingLinks: IntegrityCheck = {
  id: "dangling link",
  async *find(store) {
    const known = new Map<string, Promise<Set<string>>>();
    const idsOf = (collection: string) => {
      const ids = known.get(collection) ?? readIds(store, collection);
      known.set(collection, ids);
      return ids;
    };
    for (const from of new Set(LINKS.map((link) => link.from))) {
      const links = LINKS.filter((link) => link.from === from);
      for await (const doc of store.each<Stored>(from)) {
        for (const { path, to } of links) {
          const ids = await idsOf(to);
          for (const id of linkedIds(doc, path)) {
            if (!ids.has(id))
              yield { collection: from, id: doc._id, what: `${path} names ${id}, which is not in ${to}` };
          }
        }
      }
    }
  },
};

async function readIds(store: Store, collection: string): Promise<Set<string>> {
  const ids = new Set<string>();
  for await (const { _id } of store.each<Stored>(collection)) ids.add(_id);
  return ids;
}

function linkedIds(doc: Stored, path: string): string[] {
  return valuesAt(doc, path.split(".")).filter((id): id is string => typeof id === "string" && id !== "");
}

function valuesAt(value: unknown, [key, ...rest]: readonly string[]): unknown[] {
  if (key === undefined) return Array.isArray(value) ? value : [value];
  if (key === "~keys") return Object.keys(value ?? {});
  if (key === "~each") return Object.values(value ?? {}).flatMap((entry) => valuesAt(entry, rest));
  return valuesAt((value as Record<string, unknown> | null | undefined)?.[key], rest);
}
