// What runs: build/site.js for Node.js, build/apply.js for browsers.
import { build } from "esbuild";

const shared = { bundle: true, format: "esm", target: "es2022", outdir: "build", logLevel: "error" };
await build({ ...shared, entryPoints: ["src/site.ts"], platform: "node", packages: "bundle" });
await build({ ...shared, entryPoints: ["src/apply.ts"], platform: "browser" });
