/** An indicator's name with its unit, which many names say already. */
export function withUnit({ name, unit }: { readonly name: string; readonly unit: string }): string {
  return unit === "" || name.includes(unit) ? name : `${name}, ${unit}`;
}
