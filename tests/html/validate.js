// Validates every page of a built site: node validate.js FOLDER
//
// Prints what is wrong, as path:line:column rule: message, then how many pages passed.

import { readdirSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";

const folder = process.argv[2];
if (!folder) {
  console.error("usage: node validate.js FOLDER");
  process.exit(2);
}

const pages = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".html"))
  .sort();
if (pages.length === 0) {
  console.error(`${folder} has no pages`);
  process.exit(2);
}

const validator = new HtmlValidate(
  new FileSystemConfigLoader({ root: true, extends: ["html-validate:recommended", "html-validate:a11y", "html-validate:document"] }),
);
let passed = 0;
for (const name of pages) {
  const report = await validator.validateFile(path.join(folder, name));
  if (report.valid && report.warningCount === 0) {
    passed += 1;
  }
  for (const message of report.results.flatMap((result) => result.messages)) {
    console.log(`${name}:${message.line}:${message.column} ${message.ruleId}: ${message.message}`);
  }
}
console.log(`${passed} of ${pages.length} pages passed`);
process.exitCode = passed === pages.length ? 0 : 1;
