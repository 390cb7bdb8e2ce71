import { SPARK_HEIGHT, SPARK_WIDTH, type Spark } from "../../lib/spark";

/** A picture beside its numbers, which say the same: what is known in teal, what is promised in orange. */
export function Sparkline({ spark }: { spark: Spark }) {
  return (
    <svg
      className="wm-spark"
      width={SPARK_WIDTH}
      height={SPARK_HEIGHT}
      viewBox={`0 0 ${SPARK_WIDTH} ${SPARK_HEIGHT}`}
      aria-hidden="true"
      focusable="false"
    >
      <path className="wm-spark__known" d={spark.known} />
      <path className="wm-spark__promised" d={spark.promised} />
      {spark.end ? <circle className="wm-spark__end" cx={spark.end.x} cy={spark.end.y} r="3" /> : null}
    </svg>
  );
}
