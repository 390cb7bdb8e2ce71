import { useCallback, useEffect, useState } from "react";
import { type AnswerQueue, type Standing, openAnswerQueue } from "./answer-queue";
import { type AnswerTo, type KeptAnswer, openKeeping } from "./kept-answers";
import { onWake } from "./on-wake";
import { postAnswer } from "./post-answer";

/** One for each person in each room that this page has shown: it goes on sending when the question has moved on. */
const queues = new Map<string, Promise<AnswerQueue>>();

function queueOf({ workshop, who }: Pick<AnswerTo, "workshop" | "who">): Promise<AnswerQueue> {
  const name = `waymark-room ${workshop} ${who}`;
  const opened = queues.get(name) ?? openQueue(name, workshop, who);
  queues.set(name, opened);
  return opened;
}

async function openQueue(name: string, workshop: string, who: string): Promise<AnswerQueue> {
  const queue = openAnswerQueue({
    keeping: await openKeeping(),
    send: (answer) => postAnswer(`/room/${workshop}/answer`, answer),
    isOurs: (answer) => answer.workshop === workshop && answer.who === who,
    ...("BroadcastChannel" in window && { tabs: new BroadcastChannel(name) }),
  });
  onWake(queue.wake);
  return queue;
}

/**
 * Keeps a phone's answer until the server has acknowledged it.
 * @param to what is answered, and by whom; its parts may be new objects each time.
 * @param connection of the room: what waits is sent when it is live again.
 */
export function useQueuedAnswer(
  { workshop, who, exercise, round }: AnswerTo,
  connection: string,
): { readonly standing: Standing | undefined; give(fields: KeptAnswer["fields"]): Promise<void> } {
  const [standing, setStanding] = useState<Standing>();
  useEffect(() => {
    let forget = () => {};
    let gone = false;
    void queueOf({ workshop, who }).then((queue) => {
      if (gone) return;
      const look = () => setStanding(queue.standingOf({ workshop, who, exercise, round }));
      forget = queue.onChange(look);
      look();
    });
    return () => {
      gone = true;
      forget();
    };
  }, [workshop, who, exercise, round]);
  useEffect(() => {
    if (connection !== "lost") void queueOf({ workshop, who }).then((queue) => queue.wake());
  }, [connection, workshop, who]);
  const give = useCallback(
    async (fields: KeptAnswer["fields"]) =>
      (await queueOf({ workshop, who })).give({ workshop, who, exercise, round }, fields),
    [workshop, who, exercise, round],
  );
  return { standing, give };
}
