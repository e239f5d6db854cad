// Checks spaces and punctuation between Chinese and other letters: node autocorrect.cjs FOLDER-OF-THE-MODULE PATH...
// The module's own command prints every letter in a colour of its own, and takes code for prose.
const fs = require("fs");
const path = require("path");
const { lintFor } = require(require.resolve("autocorrect-node", { paths: [process.argv[2]] }));

function files(name) {
  if (!fs.statSync(name).isDirectory()) return [name];
  return fs.readdirSync(name).sort().flatMap((entry) => files(path.join(name, entry)));
}

let mistakes = 0;
let seen = 0;
for (const file of process.argv.slice(3).flatMap(files).filter((name) => /\.(md|yaml)$/.test(name))) {
  seen += 1;
  const text = fs.readFileSync(file, "utf8");
  // What is code may join Chinese words with a colon or a dot. A span of YAML may be folded over lines.
  const spans = file.endsWith(".yaml") ? /`[^`]*`/g : /`[^`\n]+`/g;
  const masked = text.replace(spans, (code) => code.replace(/[^`\n]/g, "x"));
  const { lines, error } = lintFor(masked, file);
  if (error) {
    console.error(`${file}: cannot be checked: ${error}`);
    mistakes += 1;
  }
  for (const line of lines) {
    console.error(`${file}:${line.l}:${line.c}: write “${line.new.trim()}” instead of “${line.old.trim()}”`);
    mistakes += 1;
  }
}
if (seen === 0) {
  console.error("no file to check");
  mistakes += 1;
}
if (mistakes > 0) process.exitCode = 1;
else console.log(`${seen} files have their spaces and punctuation right`);
