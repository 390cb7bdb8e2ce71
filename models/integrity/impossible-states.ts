import type { Agreement } from "../agreement/agreement";
import type { Snapshot } from "../agreement/snapshot";
import type { Feedback } from "../feedback/feedback";
import type { Document } from "../history/document";
import { contentHash } from "../reports/content";
import type { Report } from "../reports/report";
import type { Review } from "../review/review";
import type { Batch, Observation } from "../measures/observation";
import type { Stored } from "../store/port";
import { PARTS, PART_NAMES } from "../agreement/parts";
import type { Update } from "../updates/update";
import type { IntegrityCheck } from "./finding";

/** States that no command leads to. */
export const impossibleStates: IntegrityCheck = {
  id: "impossible state",
  async *find(store) {
    for await (const agreement of store.each<Agreement>("agreements")) {
      const finding = (what: string) => ({ collection: "agreements", id: agreement._id, what });
      if (
        ["submitted", "returned", "agreed", "closed"].includes(agreement.status) &&
        agreement.submissions.length === 0
      ) {
        yield finding(`it is ${agreement.status}, but nothing was ever submitted`);
      }
      if (["agreed", "closed"].includes(agreement.status) && !agreement.agreed) {
        yield finding(`it is ${agreement.status}, but nobody agreed it`);
      }
      if (agreement.agreed) {
        const snapshot = await store.get<Snapshot>("snapshots", agreement.agreed.snapshot);
        if (snapshot?.sha256 !== agreement.agreed.sha256) yield finding("what was agreed is not the snapshot it names");
      }
      const submissions = { agreement: agreement._id, kind: "submission" };
      if (agreement.status === "submitting" && (await store.count("jobs", submissions)) === 0) {
        yield finding("it is being submitted, but by no job");
      }
    }
    for await (const { _id, state, decided } of store.each<Update>("updates")) {
      if ((state === "confirmed" || state === "set aside") !== Boolean(decided)) {
        yield { collection: "updates", id: _id, what: `it is ${state}, but ${decided ? "was" : "was not"} decided` };
      }
    }
    for await (const { _id, state, hidden, answer } of store.each<Feedback>("feedback")) {
      const isExplained = (state === "hidden") === Boolean(hidden) && (state !== "answered" || Boolean(answer));
      if (!isExplained) {
        yield { collection: "feedback", id: _id, what: `it is ${state}, and its reason or answer says otherwise` };
      }
    }
    const batches = new Set<string>();
    for await (const batch of store.each<Batch>("batches")) {
      batches.add(batch._id);
      if (batch.state !== "open" && batch.committedAt === undefined) {
        yield { collection: "batches", id: batch._id, what: `it is ${batch.state}, but was never committed` };
      }
    }
    for await (const { _id, versions } of store.each<Observation>("observations")) {
      const lost = versions.find((version) => !batches.has(version.batch));
      if (lost)
        yield {
          collection: "observations",
          id: _id,
          what: `a value belongs to ${lost.batch}, which is not in batches`,
        };
      if (versions.some((version) => (version.value === null) === (version.reason === null))) {
        yield { collection: "observations", id: _id, what: "a version has neither a value nor a reason, or both" };
      }
    }
    for await (const review of store.each<Review>("reviews")) {
      const finding = (what: string) => ({ collection: "reviews", id: review._id, what });
      const snapshot = await store.get<Snapshot>("snapshots", review.facts);
      if (snapshot?.sha256 !== review.sha256) yield finding("its facts are not the snapshot it names");
      const { sent, signatures, state } = review;
      const isOpen = Boolean(sent.partnership && sent.region);
      if (isOpen === ["opened", "self-assessed", "judged"].includes(state) && review.closed == null) {
        yield finding(`it stands at “${state}”, but ${isOpen ? "both sides have" : "not both sides have"} sent`);
      }
      if (state === "signed" && !(signatures.partnership && signatures.region)) {
        yield finding("it is signed, but not by both sides");
      }
    }
    const current = new Map<string, string>();
    for await (const { _id, agreement, quarter, state, content, published } of store.each<Report>("reports")) {
      const finding = (what: string) => ({ collection: "reports", id: _id, what });
      if ((state === "draft") === Boolean(published && content)) {
        yield finding(`it is ${state}, but ${published ? "was" : "was not"} published`);
      }
      if (content && contentHash(content) !== published?.sha256) {
        yield finding("its content is not what its hash was taken of");
      }
      if (state !== "published") continue;
      const other = current.get(`${agreement} ${quarter}`);
      if (other) yield finding(`it is published, and so is ${other} of the same quarter`);
      current.set(`${agreement} ${quarter}`, _id);
    }
    for (const collection of [
      "agreements",
      "negotiations",
      "designationRequests",
      "reviews",
      "reports",
      "regionCalendars",
      "partnershipCalendars",
      "updates",
      "feedback",
      "workshops",
      "agendaTemplates",
      ...PART_NAMES.map((name) => PARTS[name].collection),
    ]) {
      for await (const doc of store.each<Document & Stored>(collection)) {
        const late = doc.changes.find((change) => change.rev > doc.rev);
        if (late)
          yield { collection, id: doc._id, what: `it is at revision ${doc.rev}, but has a change of ${late.rev}` };
      }
    }
  },
};
