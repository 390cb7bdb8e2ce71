import { Form } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { ChallengeBasis } from "@models/targets/challenge/subject";
import type { Tried } from "@models/targets/try-promise";
import type { OneTarget, StepThree } from "~/lib/step-3.server";
import type { Chart } from "../charts/chart";
import { ChartView } from "../charts/chart-view";
import { PromiseRings } from "../charts/promise-rings";
import { Button } from "../text/button";

interface PromiseTrialProps {
  page: StepThree;
  target: OneTarget;
  chart: Chart;
}

/**
 * The chart with the promise to take hold of: odds, rank and questions follow while it is moved, and nothing is saved
 * until somebody says so. Worked out in the browser by the code that the server runs.
 */
export function PromiseTrial({ page, target, chart }: PromiseTrialProps) {
  const [moved, setMoved] = useState<Readonly<Record<string, number>>>({});
  const isMoved = Object.keys(moved).length > 0;
  const promises = target.form.flatMap(({ period, value }) => {
    const tried = moved[period] ?? value;
    return tried === null ? [] : [{ period, value: tried }];
  });
  const tried = useTried(page.code, target.id, isMoved ? promises : undefined);
  const rings = target.form.flatMap(({ period, label, at, value, drawnFrom }) => {
    const now = moved[period] ?? value;
    if (now === null || drawnFrom === null) return [];
    return [{ period, label, at, value: now + drawnFrom, ...(drawnFrom === 0 ? {} : { said: now }) }];
  });
  const move = (period: string, drawn: number) => {
    const from = target.form.find((each) => each.period === period)?.drawnFrom ?? 0;
    setMoved((before) => ({ ...before, [period]: Number((drawn - from).toFixed(target.decimals)) }));
  };
  return (
    <>
      <ChartView chart={chart}>
        <PromiseRings
          chart={chart}
          start={target.start ?? undefined}
          rings={rings}
          decimals={target.decimals}
          onMove={move}
        />
      </ChartView>
      {isMoved ? (
        <div className="wm-trial" role="status">
          <p>
            <strong>Tried, not saved: </strong>
            {promises
              .filter(({ period }) => moved[period] !== undefined)
              .map(({ period, value }) => `${target.form.find((each) => each.period === period)?.label}: ${value}`)
              .join(", ")}
            . {tried ? <TriedWords tried={tried} /> : null}
          </p>
          <Form method="post" preventScrollReset className="wm-row">
            <input type="hidden" name="form" value={`promise-${target.id}`} />
            <input type="hidden" name="target" value={target.id} />
            <input type="hidden" name="rev" value={target.rev} />
            {Object.entries(moved).map(([period, value]) => (
              <input key={period} type="hidden" name={`trajectory.${period}`} value={value} />
            ))}
            <Button small name="intent" value="promise">
              Save this promise
            </Button>
            <Button look="second" small type="button" onClick={() => setMoved({})}>
              Put it back
            </Button>
          </Form>
        </div>
      ) : null}
    </>
  );
}

function TriedWords({ tried }: { tried: Tried }) {
  const must = tried.questions.filter(({ strength }) => strength === "must answer");
  const count = tried.questions.filter(({ strength }) => strength !== "for information").length;
  return (
    <>
      {tried.odds === undefined ? "" : `Odds ${Math.round(tried.odds * 100)}%. `}
      {tried.rankAtEnd ? `${tried.rankAtEnd} at the end, if the others go on as they did. ` : ""}
      {count === 0
        ? "The data asks nothing more."
        : `The data asks ${count === 1 ? "one question" : `${count} questions`}`}
      {must.length > 0 ? `; to be answered: ${must.map(({ question }) => question).join(" ")}` : count === 0 ? "" : "."}
    </>
  );
}

interface Trier {
  readonly basis: ChallengeBasis;
  tryPromise(basis: ChallengeBasis, promises: readonly { period: string; value: number }[]): Tried;
}

/** What a trajectory would mean; the code and the figures for it are fetched when the first ring is moved. */
function useTried(
  code: string,
  target: string,
  promises: readonly { period: string; value: number }[] | undefined,
): Tried | undefined {
  const [trier, setTrier] = useState<Trier>();
  const [tried, setTried] = useState<Tried>();
  const isWanted = promises !== undefined;
  useEffect(() => {
    if (!isWanted) return;
    let isGone = false;
    const figures = fetch(`/agreements/${code}/trajectory/basis?target=${encodeURIComponent(target)}`);
    Promise.all([import("@models/targets/try-promise"), figures.then((response) => response.json())])
      .then(([{ tryPromise }, basis]) => {
        if (!isGone) setTrier({ basis: basis as ChallengeBasis, tryPromise: tryPromise as Trier["tryPromise"] });
      })
      // Without it the rings still move, and saving says what the server worked out.
      .catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [isWanted, code, target]);
  const key = JSON.stringify(promises);
  useEffect(() => {
    if (!trier || key === undefined) return;
    const next = requestAnimationFrame(() => {
      setTried(trier.tryPromise(trier.basis, JSON.parse(key) as { period: string; value: number }[]));
    });
    return () => cancelAnimationFrame(next);
  }, [trier, key]);
  return promises === undefined ? undefined : tried;
}
