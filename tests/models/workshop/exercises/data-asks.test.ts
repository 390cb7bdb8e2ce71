import { answerChallenge } from "@models/agreement/answer-challenge";
import { openBook } from "@models/agreement/book";
import type { DataAsksMaterial } from "@models/workshop/exercises/data-asks";
import { expect, it } from "vitest";
import { actAs, openExampleStore } from "../../../support/example";
import { accepted } from "../../../support/people";
import { Room, doneOr } from "../../../support/workshop";

const CODE = "coventry-2008";

it("answers a question anew whose earlier answer holds no longer", async () => {
  const store = await openExampleStore();
  const act = await actAs(store, "facilitator@coventry.example");
  const room = await Room.open(act, CODE, { step: 3, exercises: ["data-asks"] });
  doneOr(await room.tell({ act: "open" }));
  const { challenge } = room.exercise.rounds["1"]?.material as DataAsksMaterial;
  const target = room.exercise.target ?? "";
  const early = { ...act, now: "2008-03-01T09:00:00.000Z" };
  const later = {
    kind: "later",
    text: "Once the survey is in",
    who: act.actor.person,
    until: "2008-03-05",
    evidence: [],
  };
  accepted(await answerChallenge(early, CODE, { target, challenge }, 0, later));
  await room.answer(0, { text: "Orders are up." });
  doneOr(await room.tell({ act: "reveal" }));
  await room.settle({ settled: { "answer-1": "Orders are up." } });
  doneOr(await room.confirm("answer-1"));
  const answers = (await openBook(act, CODE)).parts.challenge.filter((each) => each.target === target);
  expect(answers.find(({ covers }) => challenge in covers)).toMatchObject({
    kind: "explained",
    text: "Orders are up.",
  });
  await store.close();
});
