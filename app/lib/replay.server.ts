import { findWorkshop } from "@models/workshop/find-workshop";
import { replayPath, workshopsPath } from "../parts/part-paths";
import type { Gated } from "./gate.server";
import { shownWorkshop } from "./workshop-minutes.server";

/** What the projector showed at one point of a workshop, and the way to the points before and after it. */
export async function replayPage({ act, params, request }: Pick<Gated, "act" | "params" | "request">) {
  const { agreement, workshop } = await findWorkshop(
    act,
    params["code"] ?? "",
    params["workshop"] ?? "",
    "workshop.read",
  );
  const { exercises } = await shownWorkshop(act.store, workshop);
  const points = exercises.flatMap(({ title, shown, people }) =>
    shown.rounds.flatMap((round, i) =>
      round.isShown
        ? [
            {
              title,
              people,
              round,
              number: i + 1,
              rounds: shown.rounds.length,
              shown: { ...shown, rounds: shown.rounds.slice(0, i + 1) },
            },
          ]
        : [],
    ),
  );
  const asked = Number(new URL(request.url).searchParams.get("at") ?? "1");
  const at = Math.min(Math.max(Number.isInteger(asked) ? asked : 1, 1), Math.max(1, points.length));
  const wayTo = (point: number) =>
    point >= 1 && point <= points.length ? replayPath(agreement.code, workshop._id, point) : null;
  return {
    name: workshop.name,
    minutesTo: `${workshopsPath(agreement.code, workshop._id)}#minutes`,
    at,
    of: points.length,
    point: points[at - 1] ?? null,
    before: wayTo(at - 1),
    next: wayTo(at + 1),
  };
}

export type ReplayPage = Awaited<ReturnType<typeof replayPage>>;
