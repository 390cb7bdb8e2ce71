import { changeAgreement } from "@models/agreement/change-agreement";
import { addComparators } from "@models/agreement/comparators";
import { startAgreement } from "@models/agreement/start-agreement";
import type { Priority } from "@models/agreement/priority";
import { nameArea } from "@models/place/name-areas";
import { nameGroup } from "@models/place/name-groups";
import { type Desk, accepted } from "../desk";
import type { Cast } from "../people";
import { COVENTRY, WOLVERHAMPTON } from "./figures";

export const CODE = "coventry-2008";

/** What the rest of the example hangs on. */
export interface CoventryAgreement {
  readonly priorities: Readonly<Record<"health" | "crime" | "education" | "jobs", Priority>>;
  /** Area codes of two neighbourhoods. */
  readonly foleshill: string;
  readonly hillfields: string;
  /** A group of our people. */
  readonly loneParents: string;
}

/** Vision and priorities as on the slides. */
export async function startCoventry(desk: Desk, cast: Cast): Promise<CoventryAgreement> {
  const { facilitator } = cast;
  const agreement = accepted(
    await startAgreement(desk.as(facilitator), "coventry", {
      code: CODE,
      name: "Coventry Local Area Agreement",
      firstYear: 2008,
    }),
  );
  accepted(
    await changeAgreement(desk.as(facilitator), CODE, agreement.rev, {
      name: agreement.name,
      vision: "To improve the quality of life of local people",
      strategy: "The Coventry Community Plan, the partnership’s sustainable community strategy",
    }),
  );
  accepted(
    await addComparators(desk.as(facilitator), CODE, {
      areas: [WOLVERHAMPTON],
      why: "The published tables hold Coventry against Wolverhampton: a neighbouring city of the West Midlands that lost the same kind of industry",
    }),
  );

  const neighbourhood = async (name: string) =>
    accepted(await nameArea(desk.as(facilitator), cast.coventry._id, { name, kind: "neighbourhood", parent: COVENTRY }))
      .code;
  const priority = (order: number, name: string, leadGroup: string) =>
    desk.add(facilitator, CODE, "priority", { name, order, leadGroup });

  return {
    priorities: {
      health: await priority(1, "To reduce health inequalities", "Health and wellbeing theme group"),
      crime: await priority(2, "To reduce crime", "Community safety partnership"),
      education: await priority(3, "To improve educational attainment", "Learning theme group"),
      jobs: await priority(0, "To promote job creation", "Jobs and enterprise theme group"),
    },
    foleshill: await neighbourhood("Foleshill"),
    hillfields: await neighbourhood("Hillfields"),
    loneParents: accepted(
      await nameGroup(desk.as(facilitator), cast.coventry._id, { name: "Lone parents", kind: "own words" }),
    )._id,
  };
}
