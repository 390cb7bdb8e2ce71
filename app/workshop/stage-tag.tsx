import { type ExerciseStage, STAGE_WORDS } from "@models/workshop/workshop-state";
import { Tag } from "../components/text/tag";

const TONES = { waiting: "neutral", open: "orange", revealed: "teal", parked: "neutral", done: "teal" } as const;

/** Where an exercise of the agenda stands. */
export function StageTag({ stage }: { stage: ExerciseStage }) {
  return <Tag tone={TONES[stage]}>{STAGE_WORDS[stage]}</Tag>;
}
