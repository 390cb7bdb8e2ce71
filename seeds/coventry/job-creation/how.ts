import type { Pen } from "./pen";

/** Step 4: strengths and weaknesses, options and what speaks for them. @returns the ids of two options. */
export async function howWillWeGetThere(pen: Pen, { advice }: { readonly advice: string }) {
  const { facilitator } = pen.cast;
  const strength = (kind: "strength" | "weakness", text: string) => pen.add(facilitator, "strength", { kind, text });
  await strength("strength", "Advisers whom established firms trust");
  await strength("strength", "Libraries and clinics in every ward, with rooms free in the evening");
  const distance = await strength("weakness", "Help is in the city centre and in office hours");
  const followUp = await strength("weakness", "Nobody follows up a first call");

  const criterion = (name: string, weight: number, order: number) =>
    pen.add(facilitator, "criterion", { name, weight, order });
  const reach = await criterion("Reaches the people who are left out", 40, 0);
  const works = await criterion("Evidence that it works", 35, 1);
  const cost = await criterion("Can be paid for", 25, 2);
  const scores = (r: number, w: number, c: number) => ({ [reach._id]: r, [works._id]: w, [cost._id]: c });

  const clinics = await pen.add(facilitator, "option", {
    name: "Start-up clinics in the neighbourhoods",
    kind: "new",
    description: "An adviser, a bank and a jobs service officer in a library two evenings a week.",
    weakness: distance._id,
    scores: scores(5, 4, 3),
    favoured: true,
    why: "It reaches the people an advice line does not, and partners can lend the staff.",
    proofs: {
      sandwell: {
        where: "Sandwell (illustrative)",
        reach: "national",
        strength: "fair",
        says: "Half of the people who came had never asked anyone for advice.",
        visited: "Tom Ellison, 12 December 2007",
      },
      bologna: {
        where: "Bologna, Italy (illustrative)",
        reach: "international",
        strength: "weak",
        says: "District offices shared by council and trade associations.",
      },
    },
  });
  const calling = await pen.add(facilitator, "option", {
    name: "Call back everyone who rings the advice line",
    kind: "improved",
    intervention: advice,
    weakness: followUp._id,
    scores: scores(2, 3, 5),
    favoured: false,
    proofs: {},
  });
  await pen.add(facilitator, "option", {
    name: "Train advisers in the languages of Foleshill",
    kind: "training",
    intervention: advice,
    scores: scores(4, 2, 4),
    favoured: false,
    proofs: {},
  });
  return { clinics: clinics._id, calling: calling._id };
}
