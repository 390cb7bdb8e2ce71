import type { SubmissionPage } from "./submission-page.server";
import { capitalised, counted } from "./words";

/** Said once, after each of the page's forms was done. */
export const SAVED_WORDS: Readonly<Record<string, string>> = {
  submit: "Submitted. The region can read it now.",
  withdraw: "Withdrawn. It is a draft again.",
  return: "Returned to the partnership with your points.",
  "answer-points": "Saved.",
  say: "Said. Both sides can read it now.",
  agree: "Agreed. The partnership sees it at once.",
  "record-approval": "The approval is recorded.",
  "remove-approval": "The approval is taken away.",
  publish: "Published. Anybody can read it now.",
  unpublish: "Taken away. The notice stands in its place.",
  close: "Closed.",
};

interface Words {
  readonly title: string;
  readonly lede: string;
}

/** The page's heading and where things stand, for either side. */
export function submissionWords(page: SubmissionPage): Words {
  return (page.side === "region" ? regionWords : partnershipWords)(page);
}

function regionWords({ status, withdrawn, agreed, submitted, points }: SubmissionPage): Words {
  const since = submitted ? ` since ${submitted.when}` : "";
  if (agreed) return { title: "Agreed", lede: `${agreed.by} agreed this on ${agreed.when}.` };
  if (withdrawn) {
    return {
      title: "Withdrawn by the partnership",
      lede: `${withdrawn.by} withdrew it on ${withdrawn.when}: ${withdrawn.why}`,
    };
  }
  if (status === "returned") {
    return {
      title: "Returned to the partnership",
      lede: `It waits for answers to ${counted(points.filter(({ answer }) => answer === null).length, "point")}.`,
    };
  }
  return { title: "Agree it, or return it", lede: `This has waited for the region${since}.` };
}

function partnershipWords({ status, agreed, submitted, gating, points, mine }: SubmissionPage): Words {
  switch (status) {
    case "submitting":
      return { title: "Being submitted", lede: "Nothing can be changed for the moment." };
    case "submitted":
      return {
        title: "The region has it",
        lede: `Submitted by ${submitted?.by} on ${submitted?.when}. What it promises is locked; the rest goes on.`,
      };
    case "agreed":
      return { title: "Agreed with the region", lede: `Agreed by ${agreed?.by} on ${agreed?.when}.` };
    case "closed":
      return { title: "Closed", lede: "Only results are still entered." };
    case "returned": {
      const open = points.filter(({ answer }) => answer === null).length;
      return {
        title: "Returned by the region",
        lede:
          open > 0
            ? `${capitalised(counted(open, "point"))} still to answer before it can be submitted again.`
            : "Every point is answered.",
      };
    }
    case "draft":
      return {
        title: mine ? "Submit to the region" : "Not submitted yet",
        lede:
          gating.length > 0
            ? `${capitalised(counted(gating.length, "thing"))} ${gating.length === 1 ? "stands" : "stand"} in the way.`
            : "Nothing stands in the way.",
      };
  }
}
