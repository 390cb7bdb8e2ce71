import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const DELIVERY = [
  {
    group: ["~/*", "**/app/**", "react", "react-dom", "react-dom/*", "express", "@remix-run/*"],
    message: "models/ is the domain: it knows nothing of pages and the host.",
  },
];
const DRIVERS = [
  {
    group: [
      "mongodb",
      "libsql",
      "@models/store/sqlite",
      "@models/store/mongodb",
      "**/store/sqlite",
      "**/store/mongodb",
    ],
    message: "Only models/store knows the engines: go through the port, and open it with models/store/open.",
  },
];
const restrict = (...patterns) => ["error", { patterns }];

export default defineConfig(
  globalIgnores(["build", "data", "coverage", "tests/.output", "tests/mongo/target"]),
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "error" } },

  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strict],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // == null asks for null and undefined at once.
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": ["error", { allow: ["error"] }],
      "no-restricted-imports": restrict(...DRIVERS),
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      // Lists inside a document are maps by id: taking an entry out is a deletion.
      "@typescript-eslint/no-dynamic-delete": "off",
      // An interface that only extends is the one form that merges with a library's.
      "@typescript-eslint/no-empty-object-type": ["error", { allowInterfaces: "with-single-extends" }],
    },
  },
  {
    files: ["**/*.tsx"],
    extends: [jsxA11y.flatConfigs.recommended, reactHooks.configs.flat.recommended],
    rules: {
      // A page learns that scripts run, and how wide it is, only once it stands in the browser.
      "react-hooks/set-state-in-effect": "off",
      // A table laid out as blocks on a phone stops being one for screen readers unless its parts say what they are.
      "jsx-a11y/no-redundant-roles": ["error", { table: ["table"], thead: ["rowgroup"], tbody: ["rowgroup"] }],
      "jsx-a11y/no-interactive-element-to-noninteractive-role": ["error", { tr: ["row"], td: ["cell"] }],
      // A region that scrolls must take focus, or the keyboard cannot scroll it.
      "jsx-a11y/no-noninteractive-tabindex": ["error", { roles: ["tabpanel", "region"] }],
    },
  },

  { files: ["models/**"], rules: { "no-restricted-imports": restrict(...DELIVERY, ...DRIVERS) } },
  { files: ["models/store/**"], rules: { "no-restricted-imports": restrict(...DELIVERY) } },
  // What prints is a program: the start, the commands, the benches; and the store's own tests know its engines.
  { files: ["app/server.ts", "app/host/timed.ts", "app/cli/**", "tests/**"], rules: { "no-console": "off" } },
  {
    files: ["tests/**"],
    rules: { "no-restricted-imports": "off", "@typescript-eslint/no-non-null-assertion": "off" },
  },

  {
    files: ["**/*.{js,mjs}"],
    rules: { eqeqeq: "error", "no-unused-vars": "error", "no-var": "error", "prefer-const": "error" },
  },
);
