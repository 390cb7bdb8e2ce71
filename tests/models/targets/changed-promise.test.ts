import { describe, expect, it } from "vitest";
import type { Change } from "@models/history/document";
import { lastChangedPromise } from "@models/targets/changed-promise";

const change = (day: string, path: string, from: Change["from"], to: Change["to"], by = "p1"): Change => ({
  rev: 2,
  at: `${day}T10:00:00.000Z`,
  by,
  via: "page",
  path,
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});

describe("what was last changed about a trajectory", () => {
  it("is the changes of its last day taken together, from the first value to the last", () => {
    expect(
      lastChangedPromise([
        change("2008-03-01", "trajectory.CY2008", 30, 31),
        change("2008-03-09", "trajectory.CY2009", 35, 34),
        change("2008-03-09", "trajectory.CY2009", 34, 33, "p2"),
        change("2008-03-09", "trajectory.CY2010", undefined, 36, "p2"),
        change("2008-03-10", "name", "Old", "New"),
      ]),
    ).toEqual({
      by: "p2",
      at: "2008-03-09T10:00:00.000Z",
      values: { CY2009: { from: 35, to: 33 }, CY2010: { from: null, to: 36 } },
    });
  });

  it("is nothing where nothing of it was changed, or it was changed back", () => {
    expect(lastChangedPromise([change("2008-03-10", "name", "Old", "New")])).toBeUndefined();
    const back = [change("2008-03-09", "trajectory.CY2009", 35, 34), change("2008-03-09", "trajectory.CY2009", 34, 35)];
    expect(lastChangedPromise(back)).toBeUndefined();
  });
});
