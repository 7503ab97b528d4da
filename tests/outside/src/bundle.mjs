// Puts a program and all it imports into one file: node src/bundle.mjs ENTRY FILE
import { buildSync } from "esbuild";

const [entry, outfile] = process.argv.slice(2);
buildSync({ entryPoints: [entry], outfile, bundle: true, platform: "node", format: "esm", logLevel: "warning" });
