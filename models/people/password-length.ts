/** Characters. Apart from the schema, so that the browser can say it too. */
export const SHORTEST_PASSWORD = 12;
