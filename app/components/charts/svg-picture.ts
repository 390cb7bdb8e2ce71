import type { PictureForm } from "../grids/picture-buttons";
import { inLines } from "./picture-words";

/** What a drawing on the page takes from its style sheet and has to carry with it. */
const STYLES = [
  ...["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "opacity"],
  ...["font-family", "font-size", "font-weight", "paint-order", "text-anchor"],
];
const SVG = "http://www.w3.org/2000/svg";
const EDGE = 12;
const HEAD = 34;
const LINE = 16;
const LETTERS = 105;
const FINE = 2;

/** A drawing of the page as a file, as a data: URL, with its title above and its source under it. */
export async function pictureOfSvg(
  drawn: SVGSVGElement,
  { title, source }: { readonly title: string; readonly source: string },
  form: PictureForm,
): Promise<string> {
  const { width, height } = drawn.viewBox.baseVal;
  const foot = inLines(source, LETTERS);
  const whole = document.createElementNS(SVG, "svg");
  const size = { width: width + 2 * EDGE, height: height + HEAD + 12 + foot.length * LINE };
  whole.setAttribute("xmlns", SVG);
  whole.setAttribute("viewBox", `${-EDGE} 0 ${size.width} ${size.height}`);
  whole.setAttribute("width", String(size.width));
  whole.setAttribute("height", String(size.height));
  const inner = drawn.cloneNode(true) as SVGSVGElement;
  copyStyles(drawn, inner);
  inner.setAttribute("y", String(HEAD));
  inner.setAttribute("width", String(width));
  inner.setAttribute("height", String(height));
  const paper = document.createElementNS(SVG, "rect");
  for (const [name, value] of Object.entries({ x: String(-EDGE), width: "100%", height: "100%", fill: "#fff" })) {
    paper.setAttribute(name, value);
  }
  const family = getComputedStyle(drawn).fontFamily;
  whole.append(paper, text(title, 20, { family, size: 17, weight: 650 }), inner);
  foot.forEach((line, i) =>
    whole.append(text(line, HEAD + height + LINE * (i + 1), { family, size: 12, weight: 400 })),
  );
  const url = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(whole))}`;
  return form === "svg" ? url : asPng(url, size);
}

function copyStyles(from: Element, to: Element): void {
  if (from.tagName === "title") return;
  const styles = getComputedStyle(from);
  for (const name of STYLES) to.setAttribute(name, styles.getPropertyValue(name));
  to.removeAttribute("class");
  [...from.children].forEach((child, i) => {
    const copy = to.children[i];
    if (copy) copyStyles(child, copy);
  });
}

function text(words: string, y: number, { family, size, weight }: { family: string; size: number; weight: number }) {
  const element = document.createElementNS(SVG, "text");
  const attributes = { y, fill: "#15212b", "font-family": family, "font-size": size, "font-weight": weight };
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.textContent = words;
  return element;
}

async function asPng(url: string, { width, height }: { width: number; height: number }): Promise<string> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * FINE;
  canvas.height = height * FINE;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png");
}
