/** What of plotly's basic bundle is used here; the package brings no types. */
declare module "plotly.js/dist/plotly-basic.min.js" {
  interface PlotlyEvent {
    points: readonly { curveNumber: number }[];
  }
  interface PlotElement extends HTMLElement {
    on(event: "plotly_hover" | "plotly_unhover", listener: (event: PlotlyEvent) => void): void;
  }
  type Fields = Record<string, unknown>;
  interface Plotly {
    react(element: HTMLElement, traces: Fields[], layout: Fields, config: Fields): Promise<PlotElement>;
    restyle(element: HTMLElement, update: Fields, traces: number[]): Promise<PlotElement>;
    toImage(
      figure: { data: Fields[]; layout: Fields },
      options: { format: "png" | "svg"; width: number; height: number; scale: number },
    ): Promise<string>;
    purge(element: HTMLElement): void;
  }
  const plotly: Plotly;
  export default plotly;
}
