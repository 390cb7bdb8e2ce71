import { More, useShown } from "./fit-wall";

interface CountBarsProps {
  caption: string;
  bars: readonly { id: string; name: string; count: number; words: string }[];
}

/** How often each was chosen, as bars with their numbers in words. */
export function CountBars({ caption, bars }: CountBarsProps) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const { shown, more } = useShown(bars);
  return (
    <>
      <table className="wm-bars wm-bars--worded">
        <caption className="govuk-visually-hidden">{caption}</caption>
        <tbody>
          {shown.map(({ id, name, count, words }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className="wm-bars__bar">
                <svg width="100%" height="100%" preserveAspectRatio="none" viewBox="0 0 100 10" aria-hidden="true">
                  <rect width={(count / most) * 100} height="10" />
                </svg>
              </td>
              <td className="wm-bars__count">{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <More count={more} />
    </>
  );
}
